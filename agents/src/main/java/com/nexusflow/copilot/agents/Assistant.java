package com.nexusflow.copilot.agents;

import dev.langchain4j.service.Result;
import dev.langchain4j.service.UserMessage;

/** The loop in which a model calls tools until it has words. */
interface Assistant {

    Result<String> answer(@UserMessage String question);
}
