package com.nexusflow.copilot.core.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One qualification method's elements (BANT, MEDDICC, SPICED), in the method's own order. */
public record Scorecard(String name, Map<String, Element> elements) {

    /** The methods that a call is reviewed by. */
    static final List<String> NAMES = List.of("bant", "meddicc", "spiced");

    public Scorecard {
        elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    }

    /** Heard and fulfilled, heard and failing, or never spoken about: three different things. */
    public enum Status {
        @JsonProperty("met") MET,
        @JsonProperty("not_met") NOT_MET,
        @JsonProperty("not_discussed") NOT_DISCUSSED;

        static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the machine heard, with the words it rests on; only what was not discussed has no quote.
     *
     * @param verdict what a person says of it, which stands above the machine's, or null
     */
    public record Element(Status status, @Nullable String quote, @Nullable Integer at, @Nullable Integer atMillis, double confidence,
            @Nullable Verdict verdict) {

        public Element {
            Shares.check("confidence of a scorecard element", confidence);
            if ((status == Status.NOT_DISCUSSED) != (quote == null) || (quote == null) != (at == null)
                    || (quote == null) != (atMillis == null)) {
                throw new IllegalArgumentException("A scorecard element is " + status + " with quote \"" + quote + "\" at " + at
                        + "; give quote, utterance and time exactly when it was discussed");
            }
        }

        public static Element notDiscussed(double confidence) {
            return new Element(Status.NOT_DISCUSSED, null, null, null, confidence, null);
        }

        public static Element heard(Status status, Quote quote, double confidence) {
            return new Element(status, quote.text(), quote.at(), quote.atMillis(), confidence, null);
        }

        /** The same element as a person judged it. */
        Element judged(Verdict other) {
            return new Element(status, quote, at, atMillis, confidence, other);
        }

        /** What counts: the person's word, where there is one. */
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public Status standing() {
            return verdict == null || verdict.status() == null ? status : verdict.status();
        }
    }
}
