package com.nexusflow.copilot.channels;

import com.nexusflow.copilot.agents.reply.Progress;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import java.util.function.Consumer;

/** Who answers behind the doors: the copilot. */
@FunctionalInterface
public interface Answers {

    Reply answer(Turn turn, Consumer<Progress> listener);
}
