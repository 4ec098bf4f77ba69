package com.nexusflow.copilot.core.call;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A call that a manager gains most from hearing, and why; a higher score stands for more to learn, and is a sum of the reasons' weights. */
public record WorthHearing(Call call, int score, List<Reason> reasons) {

    public WorthHearing {
        reasons = List.copyOf(reasons);
    }

    /** What may make a call worth hearing. */
    public enum Kind {
        RED_FLAG(4),
        OPEN_OBJECTION(3),
        MOOD_FALL(3),
        COMPETITOR(2),
        NO_NEXT_STEP(2),
        OBJECTION(1),
        PRICE(1);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param count how often it came up
     *  @param quote the first place, or null where there is none */
    public record Reason(Kind kind, int count, @Nullable Quote quote) {}
}
