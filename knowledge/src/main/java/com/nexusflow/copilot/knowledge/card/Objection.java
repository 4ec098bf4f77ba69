package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.knowledge.card.CardRefused.Reason;

/**
 * What a customer says for the competitor, in one line.
 *
 * @param answer what to say to it; empty as long as nobody knows
 */
public record Objection(String objection, String answer) {

    public Objection {
        objection = CardWords.line("objection", objection);
        answer = CardWords.text("answer", answer);
        if (objection.isEmpty()) {
            throw new CardRefused(Reason.BAD_CONTENT, "An answer stands without its objection; say what the customer says.");
        }
    }
}
