package com.nexusflow.copilot.agents;

import dev.langchain4j.data.message.Content;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.UserMessage;
import java.util.List;

/** The loop in which a model calls tools until it has words. */
interface Assistant {

    /** The question as content: a plain String would be taken for a template, and {{words}} in it for variables. */
    Result<String> answer(@UserMessage List<Content> question);
}
