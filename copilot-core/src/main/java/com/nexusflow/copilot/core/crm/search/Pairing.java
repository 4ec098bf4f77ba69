package com.nexusflow.copilot.core.crm.search;

import java.util.Arrays;
import java.util.List;

/** Each said word paired with the word of the name it fits best. */
final class Pairing {

    private static final double COST_OF_ORDER = 0.03;
    private static final double COST_OF_SMALL_WORD = 0.02;
    private static final double COST_OF_MISSING = 0.25;
    private static final double EACH_FURTHER_MISSING = 0.6;
    private static final double NO_WORD_OF_ITS_OWN = 0.75;

    private final List<Word> said;
    private final Name name;
    private final Listening listening;
    private final int[] partner;
    private double likeness;
    private double matched;
    private boolean ownWord;

    Pairing(List<Word> said, Name name, Listening listening) {
        this.said = said;
        this.name = name;
        this.listening = listening;
        this.partner = new int[name.parts().size()];
        pair();
    }

    double score() {
        if (matched == 0) {
            return 0;
        }
        double missing = 0;
        for (int n = 0; n < partner.length; n++) {
            missing += partner[n] < 0 ? name.parts().get(n).weight() : 0;
        }
        double fit = likeness / matched * (ownWord || missing == 0 ? 1 : NO_WORD_OF_ITS_OWN);
        double score = fit - COST_OF_MISSING * (1 - Math.pow(EACH_FURTHER_MISSING, missing)) - (inOrder() ? 0 : COST_OF_ORDER);
        return score * shareOfSaid() - COST_OF_SMALL_WORD * extraSmallWords();
    }

    /** Pairs the best fitting words first. */
    private void pair() {
        double[][] fits = new double[said.size()][partner.length];
        for (int s = 0; s < said.size(); s++) {
            for (int n = 0; n < partner.length; n++) {
                fits[s][n] = listening.fit(said.get(s), s == said.size() - 1, name.parts().get(n).text());
            }
        }
        Arrays.fill(partner, -1);
        boolean[] taken = new boolean[said.size()];
        while (pairBest(fits, taken)) {}
    }

    private boolean pairBest(double[][] fits, boolean[] taken) {
        int bestSaid = -1;
        int bestOwn = -1;
        for (int s = 0; s < taken.length; s++) {
            for (int n = 0; n < partner.length && !taken[s]; n++) {
                if (partner[n] < 0 && fits[s][n] > (bestSaid < 0 ? 0 : fits[bestSaid][bestOwn])) {
                    bestSaid = s;
                    bestOwn = n;
                }
            }
        }
        if (bestSaid < 0) {
            return false;
        }
        taken[bestSaid] = true;
        partner[bestOwn] = bestSaid;
        matched += name.parts().get(bestOwn).weight();
        likeness += fits[bestSaid][bestOwn] * name.parts().get(bestOwn).weight();
        ownWord |= name.parts().get(bestOwn).own();
        return true;
    }

    private boolean inOrder() {
        int last = -1;
        for (int s : partner) {
            if (s >= 0 && s < last) {
                return false;
            }
            last = Math.max(last, s);
        }
        return true;
    }

    private boolean isPaired(int s) {
        for (int paired : partner) {
            if (paired == s) {
                return true;
            }
        }
        return false;
    }

    /** The share of the said words that is in the name; legal forms and ordinary words are not asked for. */
    private double shareOfSaid() {
        double paired = 0;
        double all = 0;
        for (int s = 0; s < said.size(); s++) {
            double weight = isPaired(s) || !listening.mayBeExtra(said.get(s)) ? 1 : 0;
            all += weight;
            paired += isPaired(s) ? weight : 0;
        }
        return paired / all;
    }

    private int extraSmallWords() {
        int extra = 0;
        for (int s = 0; s < said.size(); s++) {
            extra += isPaired(s) || !listening.mayBeExtra(said.get(s)) ? 0 : 1;
        }
        return extra;
    }
}
