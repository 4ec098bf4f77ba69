package com.nexusflow.copilot.core.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One qualification method's elements (BANT, MEDDICC, SPICED), in the method's own order. */
public record Scorecard(String name, Map<String, Element> elements) {

    public Scorecard {
        elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    }

    /** Heard and fulfilled, heard and failing, or never spoken about: three different things. */
    public enum Status {
        @JsonProperty("met") MET,
        @JsonProperty("not_met") NOT_MET,
        @JsonProperty("not_discussed") NOT_DISCUSSED
    }

    /** A verdict with the words it rests on; only what was not discussed has no quote. */
    public record Element(Status status, @Nullable String quote, @Nullable Integer at, @Nullable Integer atMillis, double confidence) {

        public Element {
            Shares.check("confidence of a scorecard element", confidence);
            if ((status == Status.NOT_DISCUSSED) != (quote == null) || (quote == null) != (at == null)
                    || (quote == null) != (atMillis == null)) {
                throw new IllegalArgumentException("A scorecard element is " + status + " with quote \"" + quote + "\" at " + at
                        + "; give quote, utterance and time exactly when it was discussed");
            }
        }

        public static Element notDiscussed(double confidence) {
            return new Element(Status.NOT_DISCUSSED, null, null, null, confidence);
        }

        public static Element heard(Status status, Quote quote, double confidence) {
            return new Element(status, quote.text(), quote.at(), quote.atMillis(), confidence);
        }
    }
}
