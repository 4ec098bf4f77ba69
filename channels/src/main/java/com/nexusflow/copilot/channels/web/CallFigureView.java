package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.call.CallMetrics;
import com.nexusflow.copilot.core.call.CallMetrics.SideSpeech;
import com.nexusflow.copilot.core.call.CallMetrics.TalkTimes;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.Measure;
import com.nexusflow.copilot.core.call.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a call was talked, as its page shows it: the figures of both sides, and what was asked and named. */
public final class CallFigureView {

    private static final String NONE = "–";

    private final CallReview review;
    private final MeasureText text;
    private final Locale locale;

    CallFigureView(CallReview review, Locale locale) {
        this.review = review;
        this.text = new MeasureText(locale);
        this.locale = locale;
    }

    /**
     * A figure of both sides, or of the call where the customer's is null.
     *
     * @param code what it is called in the messages: its name, how it is computed and, where one exists, the published range
     */
    public record Row(String code, String rep, @Nullable String customer) {

        public boolean isOfTheCall() {
            return customer == null;
        }
    }

    /** Figures that nothing could be computed for are left out, never shown as zero. */
    public List<Row> rows() {
        CallMetrics metrics = review.metrics();
        SideSpeech rep = metrics.rep();
        SideSpeech customer = metrics.customer();
        List<Row> rows = new ArrayList<>();
        TalkTimes times = metrics.times();
        if (times != null) {
            Double share = times.talkRatio();
            add(rows, "talk_ratio", text.of(Measure.TALK_RATIO, share), text.of(Measure.TALK_RATIO, share == null ? null : 1 - share));
            add(rows, "stretch", text.clock(times.longestMonologueSeconds()), text.clock(times.longestCustomerStorySeconds()));
        }
        add(rows, "questions", String.format(locale, "%d", rep.questions()), String.format(locale, "%d", customer.questions()));
        add(rows, "words", String.format(locale, "%,d", rep.words()), String.format(locale, "%,d", customer.words()));
        add(rows, "pace", text.of(Measure.PACE, rep.wordsPerMinute()), text.of(Measure.PACE, customer.wordsPerMinute()));
        add(rows, "fillers", text.of(Measure.FILLERS, rep.fillersPerMinute()), text.of(Measure.FILLERS, customer.fillersPerMinute()));
        if (times != null) {
            add(rows, "patience", text.of(Measure.PATIENCE, times.patienceSeconds()), null);
            add(rows, "interactivity", text.of(Measure.INTERACTIVITY, times.switchesPerHour()), null);
            add(rows, "overlap", text.seconds(times.overlapSeconds()), null);
            add(rows, "silence", text.clock(times.silenceSeconds()), null);
            add(rows, "length", text.clock(times.durationSeconds()), null);
        }
        return rows;
    }

    private static void add(List<Row> rows, String code, String rep, @Nullable String customer) {
        if (!rep.equals(NONE) || customer != null && !customer.equals(NONE)) {
            rows.add(new Row(code, rep, customer));
        }
    }

    /** The questions of one side, each at its line. */
    public List<CallReview.Question> questions(String side) {
        return review.questions().stream().filter(one -> one.quote().side() == Side.valueOf(side)).toList();
    }

    /** An amount that was named, with its currency where one was said. */
    public String price(CallReview.PriceTalk price) {
        String amount = String.format(locale, price.amount() == Math.rint(price.amount()) ? "%,.0f" : "%,.2f", price.amount());
        return price.currency().isBlank() ? amount : amount + " " + price.currency();
    }
}
