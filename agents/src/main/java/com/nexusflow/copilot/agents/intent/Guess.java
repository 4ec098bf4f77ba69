package com.nexusflow.copilot.agents.intent;

/**
 * What a message most likely wants.
 *
 * @param intent the closest intent, also when the message is out of scope, so that a caller who knows more may still use it;
 *     {@link Example#OUT_OF_SCOPE} only when the message holds no words at all
 * @param confidence the probability of that intent among all intents and out of scope, 0 to 1
 * @param inScope whether the message resembles the examples closely enough to be acted on
 */
public record Guess(String intent, double confidence, boolean inScope) {

    public Guess {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence: must lie between 0 and 1, was " + confidence);
        }
    }
}
