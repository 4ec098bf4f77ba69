package com.nexusflow.copilot.voice.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known around a call when it is reviewed: the reader's language, the rep's name (empty when unknown), the tenant's own words, the
 * deal's facts and the day of the call (dates that are said are left open without it), and whether this is the final transcript.
 */
public record ReviewContext(Locale language, String repName, Vocabulary vocabulary, @Nullable DealFacts deal, @Nullable LocalDate callDate,
        boolean refined) {

    public static ReviewContext plain() {
        return new ReviewContext(Locale.ENGLISH, "", Vocabulary.none(), null, null, false);
    }

    /** The tenant's own names and topics. */
    public record Vocabulary(List<String> competitors, List<String> products, List<OwnTracker> trackers) {

        public Vocabulary {
            competitors = List.copyOf(competitors);
            products = List.copyOf(products);
            trackers = List.copyOf(trackers);
        }

        public static Vocabulary none() {
            return new Vocabulary(List.of(), List.of(), List.of());
        }
    }

    /** A topic a tenant tracks by its own phrases; phrases that are names are also found by their sound. */
    public record OwnTracker(String name, List<String> phrases, boolean names) {

        public OwnTracker {
            phrases = List.copyOf(phrases);
            if (name.isBlank() || phrases.isEmpty()) {
                throw new IllegalArgumentException("The tracker \"" + name + "\" has " + phrases.size()
                        + " phrases; give it a name and at least one phrase");
            }
        }
    }

    /** The deal as the records have it; absent values are unknown. */
    public record DealFacts(@Nullable BigDecimal amount, String currency, String stage, @Nullable LocalDate closeDate) {}
}
