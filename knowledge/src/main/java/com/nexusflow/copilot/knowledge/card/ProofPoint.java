package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.knowledge.card.CardRefused.Reason;

/**
 * A customer who stands for us against the competitor, and what happened there.
 *
 * @param story empty as long as nobody has told it
 */
public record ProofPoint(String customer, String story) {

    public ProofPoint {
        customer = CardWords.line("customer", customer);
        story = CardWords.text("story", story);
        if (customer.isEmpty()) {
            throw new CardRefused(Reason.BAD_CONTENT, "A proof point stands without its customer; say who it was.");
        }
    }
}
