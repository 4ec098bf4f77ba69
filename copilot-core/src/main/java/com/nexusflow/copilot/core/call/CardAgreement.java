package com.nexusflow.copilot.core.call;

import org.jspecify.annotations.Nullable;

/**
 * How far people and the machine agree on one scorecard, over the elements that people judged in the calls the reader sees.
 *
 * @param enough whether there are enough judgements to say so
 * @param equal the share of equal ones, or null while there are too few
 * @param kappa Cohen's, or null while there are too few, or when all say the same
 */
public record CardAgreement(String card, int judgements, boolean enough, @Nullable Double equal, @Nullable Double kappa) {

    /** Below this many judgements chance decides more than the scorecard. */
    public static final int ENOUGH = 20;

    static CardAgreement of(String card, Agreement agreement) {
        boolean enough = agreement.verdicts() >= ENOUGH;
        return new CardAgreement(card, agreement.verdicts(), enough, enough ? agreement.equal() : null, enough ? agreement.kappa() : null);
    }
}
