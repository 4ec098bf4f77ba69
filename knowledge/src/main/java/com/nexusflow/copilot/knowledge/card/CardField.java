package com.nexusflow.copilot.knowledge.card;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The parts of a card, in the order in which it is read. */
public enum CardField {
    OWNER,
    FRESH_UNTIL,
    POSITIONING,
    OBJECTIONS,
    QUESTIONS,
    TRAPS,
    STRENGTHS,
    WEAKNESSES,
    PRICING,
    PROOF;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What stands there, line by line, as it is compared. */
    public List<String> lines(CardContent content) {
        return switch (this) {
            case OWNER -> content.owner() == null ? List.of() : List.of(content.owner().name());
            case FRESH_UNTIL -> content.freshUntil() == null ? List.of() : List.of(content.freshUntil().toString());
            case POSITIONING -> lines(content.positioning()).toList();
            case OBJECTIONS -> content.objections().stream().flatMap(one -> pair(one.objection(), one.answer())).toList();
            case QUESTIONS -> content.questions();
            case TRAPS -> content.traps();
            case STRENGTHS -> content.strengths();
            case WEAKNESSES -> content.weaknesses();
            case PRICING -> lines(content.pricing()).toList();
            case PROOF -> content.proof().stream().flatMap(one -> pair(one.customer(), one.story())).toList();
        };
    }

    /** Whether both say the same there. */
    boolean isSame(CardContent one, CardContent other) {
        return this == OWNER ? Objects.equals(one.owner(), other.owner()) : lines(one).equals(lines(other));
    }

    private static Stream<String> pair(String head, String body) {
        return Stream.concat(Stream.of(head), lines(body).map(line -> line.isEmpty() ? "" : "    " + line));
    }

    private static Stream<String> lines(String text) {
        return text.isEmpty() ? Stream.empty() : text.lines();
    }
}
