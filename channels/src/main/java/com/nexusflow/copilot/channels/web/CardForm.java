package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.knowledge.card.CardContent;
import com.nexusflow.copilot.knowledge.card.CardField;
import com.nexusflow.copilot.knowledge.card.Objection;
import com.nexusflow.copilot.knowledge.card.ProofPoint;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The fields of the page on which a battle card is written, as they were typed: lists have a line for each entry. */
public record CardForm(
        String owner, String freshUntil, String positioning, List<Pair> objections, String questions, String traps, String strengths, String weaknesses,
        String pricing, List<Pair> proof) {

    private static final int SPARE = 2;

    /** An objection with its answer, or a customer with the story. */
    public record Pair(String head, String body) {

        private boolean isBlank() {
            return head.isBlank() && body.isBlank();
        }
    }

    static CardForm of(CardContent content) {
        return new CardForm(
                content.owner() == null ? "" : content.owner().id().toString(), Objects.toString(content.freshUntil(), ""), content.positioning(),
                content.objections().stream().map(one -> new Pair(one.objection(), one.answer())).toList(), lines(content.questions()), lines(content.traps()),
                lines(content.strengths()), lines(content.weaknesses()), content.pricing(),
                content.proof().stream().map(one -> new Pair(one.customer(), one.story())).toList());
    }

    static CardForm of(MultiValueMap<String, String> typed) {
        return new CardForm(
                text(typed, "owner"), text(typed, "freshUntil"), text(typed, "positioning"), pairs(typed, "objection", "answer"), text(typed, "questions"),
                text(typed, "traps"), text(typed, "strengths"), text(typed, "weaknesses"), text(typed, "pricing"), pairs(typed, "customer", "story"));
    }

    /** With those fields of the other form. */
    CardForm with(Collection<String> fields, CardForm other) {
        Function<CardField, CardForm> from = field -> fields.contains(field.code()) ? other : this;
        return new CardForm(
                from.apply(CardField.OWNER).owner, from.apply(CardField.FRESH_UNTIL).freshUntil, from.apply(CardField.POSITIONING).positioning,
                from.apply(CardField.OBJECTIONS).objections, from.apply(CardField.QUESTIONS).questions, from.apply(CardField.TRAPS).traps,
                from.apply(CardField.STRENGTHS).strengths, from.apply(CardField.WEAKNESSES).weaknesses, from.apply(CardField.PRICING).pricing,
                from.apply(CardField.PROOF).proof);
    }

    /** As a card holds it; a {@link com.nexusflow.copilot.knowledge.card.CardRefused} when there is too much of something. */
    CardContent content() {
        return new CardContent(
                owner.isBlank() ? null : new Named(id(owner), ""), freshUntil.isBlank() ? null : day(freshUntil), positioning, strengths.lines().toList(),
                weaknesses.lines().toList(), traps.lines().toList(),
                objections.stream().filter(one -> !one.isBlank()).map(one -> new Objection(one.head(), one.body())).toList(), pricing,
                proof.stream().filter(one -> !one.isBlank()).map(one -> new ProofPoint(one.head(), one.body())).toList(), questions.lines().toList());
    }

    /** With rows for more. */
    public List<Pair> objectionRows() {
        return spared(objections);
    }

    /** With rows for more. */
    public List<Pair> proofRows() {
        return spared(proof);
    }

    private static List<Pair> spared(List<Pair> pairs) {
        List<Pair> rows = new ArrayList<>(pairs.stream().filter(one -> !one.isBlank()).toList());
        for (int i = 0; i < SPARE; i++) {
            rows.add(new Pair("", ""));
        }
        return rows;
    }

    private static String lines(List<String> entries) {
        return String.join("\n", entries);
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        return Objects.requireNonNullElse(typed.getFirst(name), "");
    }

    private static List<Pair> pairs(MultiValueMap<String, String> typed, String head, String body) {
        List<String> heads = typed.getOrDefault(head, List.of());
        List<String> bodies = typed.getOrDefault(body, List.of());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < Math.max(heads.size(), bodies.size()); i++) {
            pairs.add(new Pair(at(heads, i), at(bodies, i)));
        }
        return pairs;
    }

    private static String at(List<@Nullable String> values, int place) {
        return place < values.size() ? Objects.requireNonNullElse(values.get(place), "") : "";
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw (Missing) new Missing().initCause(e);
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw (Missing) new Missing().initCause(e);
        }
    }
}
