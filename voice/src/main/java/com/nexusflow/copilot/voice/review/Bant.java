package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Scorecard.Element;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Budget, authority, need and timeline as the buyer's words decide them. */
final class Bant {

    private Bant() {}

    static Scorecard judged(Talk talk, @Nullable LocalDate callDate) {
        Map<String, Element> elements = new LinkedHashMap<>();
        elements.put("budget", new BantBudget(talk).judged());
        elements.put("authority", new BantAuthority(talk).judged());
        elements.put("need", new BantNeed(talk).judged());
        elements.put("timeline", new BantTimeline(talk, callDate).judged());
        return new Scorecard("bant", elements);
    }
}
