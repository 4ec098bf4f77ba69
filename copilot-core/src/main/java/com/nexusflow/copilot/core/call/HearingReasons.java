package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallReview.Objection;
import com.nexusflow.copilot.core.call.WorthHearing.Kind;
import com.nexusflow.copilot.core.call.WorthHearing.Reason;
import java.util.ArrayList;
import java.util.List;

/** Why a call may be worth hearing, by its review alone. */
final class HearingReasons {

    private static final double MOOD_FALLS = -0.25;
    /** What comes up again and again counts no more than this often. */
    private static final int COUNTED = 3;
    /** Calls shorter than this are voicemails and wrong numbers, in which a next step is not missed. */
    private static final int WORDS_OF_A_TALK = 100;

    private HearingReasons() {}

    /** The most weighty first. */
    static List<Reason> of(CallReview review) {
        List<Reason> reasons = new ArrayList<>();
        add(reasons, Kind.RED_FLAG, review.redFlags().stream().map(CallReview.RedFlag::quote).toList());
        add(reasons, Kind.OPEN_OBJECTION, quotes(review, false));
        if (review.sentiment().customerTrend() != null && review.sentiment().customerTrend() <= MOOD_FALLS) {
            reasons.add(new Reason(Kind.MOOD_FALL, 1, null));
        }
        add(reasons, Kind.COMPETITOR, review.competitors().stream().map(CallReview.CompetitorMention::quote).toList());
        if (review.nextSteps().isEmpty() && Boolean.FALSE.equals(review.metrics().moments().nextStepAgreed()) && isTalk(review.metrics())) {
            reasons.add(new Reason(Kind.NO_NEXT_STEP, 1, null));
        }
        add(reasons, Kind.OBJECTION, quotes(review, true));
        add(reasons, Kind.PRICE, review.priceTalk().stream().map(CallReview.PriceTalk::quote).toList());
        return reasons;
    }

    static int score(List<Reason> reasons) {
        return reasons.stream().mapToInt(reason -> reason.kind().weight() * Math.min(COUNTED, reason.count())).sum();
    }

    private static List<Quote> quotes(CallReview review, boolean answered) {
        return review.objections().stream().filter(objection -> (objection.answer() != null) == answered).map(Objection::quote).toList();
    }

    private static boolean isTalk(CallMetrics metrics) {
        return metrics.rep().words() + metrics.customer().words() >= WORDS_OF_A_TALK;
    }

    private static void add(List<Reason> reasons, Kind kind, List<Quote> quotes) {
        if (!quotes.isEmpty()) {
            reasons.add(new Reason(kind, quotes.size(), quotes.getFirst()));
        }
    }
}
