package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallMetrics.SideSpeech;
import com.nexusflow.copilot.core.call.CallMetrics.TalkTimes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up the figures of calls. */
final class TalkSum {

    private static final double MINUTE = 60;
    private static final double HOUR = 3600;

    private int timed;
    private int untimed;
    private int pending;
    private int failed;
    private int asked;
    private int questions;
    private int timedQuestions;
    private double askedSeconds;
    private int timedWords;
    private int timedFillers;
    private double filledSeconds;
    private double rep;
    private double customer;
    private double duration;
    private double monologues;
    private double switches;
    private double switchedSeconds;
    private final List<Double> waits = new ArrayList<>();
    private TalkFigures.@Nullable Monologue longest;

    /** @param metrics null when the review is not there */
    void add(UUID call, CallStatus status, @Nullable CallMetrics metrics) {
        if (metrics == null) {
            failed += status == CallStatus.FAILED ? 1 : 0;
            pending += status == CallStatus.FAILED ? 0 : 1;
            return;
        }
        Integer ofRep = metrics.rep().questions();
        asked += ofRep == null ? 0 : 1;
        questions += ofRep == null ? 0 : ofRep;
        TalkTimes times = metrics.times();
        if (times == null) {
            untimed++;
        } else {
            timed++;
            add(times, metrics.rep(), metrics.customer(), call);
        }
    }

    private void add(TalkTimes times, SideSpeech repSaid, SideSpeech customerSaid, UUID call) {
        double own = seconds(repSaid);
        double both = own + seconds(customerSaid);
        rep += own;
        customer += both - own;
        duration += times.durationSeconds();
        timedWords += repSaid.words();
        if (repSaid.questions() != null) {
            timedQuestions += repSaid.questions();
            askedSeconds += times.durationSeconds();
        }
        if (repSaid.fillers() != null) {
            timedFillers += repSaid.fillers();
            filledSeconds += own;
        }
        monologues += times.longestMonologueSeconds();
        if (longest == null || times.longestMonologueSeconds() > longest.seconds()) {
            longest = new TalkFigures.Monologue(times.longestMonologueSeconds(), call);
        }
        if (times.switchesPerHour() != null) {
            switches += times.switchesPerHour() * both / HOUR;
            switchedSeconds += both;
        }
        if (times.patienceSeconds() != null) {
            waits.add(times.patienceSeconds());
        }
    }

    TalkFigures figures() {
        return new TalkFigures(
                timed + untimed + pending + failed, timed, untimed, pending, failed, rep, customer, duration, over(rep, rep + customer), over(monologues, timed),
                longest, over(switches, switchedSeconds / HOUR), median(), over(questions, asked), over(timedQuestions, askedSeconds / HOUR),
                over(timedWords, rep / MINUTE), over(timedFillers, filledSeconds / MINUTE));
    }

    private static double seconds(SideSpeech said) {
        return said.speechSeconds() == null ? 0 : said.speechSeconds();
    }

    private static @Nullable Double over(double part, double whole) {
        return whole == 0 ? null : Double.valueOf(part / whole);
    }

    private @Nullable Double median() {
        if (waits.isEmpty()) {
            return null;
        }
        Collections.sort(waits);
        int middle = waits.size() / 2;
        return waits.size() % 2 == 1 ? waits.get(middle) : Double.valueOf((waits.get(middle - 1) + waits.get(middle)) / 2);
    }
}
