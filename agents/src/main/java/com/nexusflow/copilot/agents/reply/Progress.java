package com.nexusflow.copilot.agents.reply;

/** What a listener hears while a reply is being made. */
public sealed interface Progress {

    /** A line that says what is being done, for instance which figure is looked up. */
    record Step(String text) implements Progress {}

    /** The next sentence of the reply's text; it will not change any more. */
    record Sentence(String text) implements Progress {}
}
