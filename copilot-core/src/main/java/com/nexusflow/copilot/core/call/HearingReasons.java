package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallReview.CompetitorMention;
import com.nexusflow.copilot.core.call.CallReview.Objection;
import com.nexusflow.copilot.core.call.CallReview.PriceTalk;
import com.nexusflow.copilot.core.call.CallReview.RedFlag;
import com.nexusflow.copilot.core.call.WorthHearing.Kind;
import com.nexusflow.copilot.core.call.WorthHearing.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a call may be worth hearing, by its review alone. */
final class HearingReasons {

    private static final double MOOD_FALLS = -0.25;
    /** What comes up again and again counts no more than this often. */
    private static final int COUNTED = 3;
    /** Calls shorter than this are voicemails and wrong numbers, in which a next step is not missed. */
    private static final int WORDS_OF_A_TALK = 100;

    /** The parts of a review that are looked at, as JSON. */
    static final String PARTS = """
            case when c.review is not null then json_build_object('metrics', c.review -> 'metrics', 'objections', c.review -> 'objections',
                'nextSteps', json_array_length(c.review -> 'nextSteps'), 'competitors', c.review -> 'competitors', 'priceTalk', c.review -> 'priceTalk',
                'redFlags', c.review -> 'redFlags', 'customerTrend', c.review -> 'sentiment' -> 'customerTrend') end""";

    /** @param nextSteps how many were agreed */
    record Parts(CallMetrics metrics, List<Objection> objections, int nextSteps, List<CompetitorMention> competitors, List<PriceTalk> priceTalk, List<RedFlag> redFlags,
            @Nullable Double customerTrend) {}

    private HearingReasons() {}

    /** The most weighty first. */
    static List<Reason> of(Parts review) {
        List<Reason> reasons = new ArrayList<>();
        add(reasons, Kind.RED_FLAG, review.redFlags().stream().map(RedFlag::quote).toList());
        add(reasons, Kind.OPEN_OBJECTION, quotes(review, false));
        if (review.customerTrend() != null && review.customerTrend() <= MOOD_FALLS) {
            reasons.add(new Reason(Kind.MOOD_FALL, 1, null));
        }
        add(reasons, Kind.COMPETITOR, review.competitors().stream().map(CompetitorMention::quote).toList());
        if (review.nextSteps() == 0 && Boolean.FALSE.equals(review.metrics().moments().nextStepAgreed()) && isTalk(review.metrics())) {
            reasons.add(new Reason(Kind.NO_NEXT_STEP, 1, null));
        }
        add(reasons, Kind.OBJECTION, quotes(review, true));
        add(reasons, Kind.PRICE, review.priceTalk().stream().map(PriceTalk::quote).toList());
        return reasons;
    }

    static int score(List<Reason> reasons) {
        return reasons.stream().mapToInt(reason -> reason.kind().weight() * Math.min(COUNTED, reason.count())).sum();
    }

    private static List<Quote> quotes(Parts review, boolean answered) {
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
