package com.nexusflow.copilot.channels.rest;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.knowledge.card.BattleCard;
import com.nexusflow.copilot.knowledge.card.CardContent;
import com.nexusflow.copilot.knowledge.card.CardVersion;
import com.nexusflow.copilot.knowledge.card.CardVotes;
import com.nexusflow.copilot.knowledge.card.Objection;
import com.nexusflow.copilot.knowledge.card.ProofPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A battle card on the wire.
 *
 * @param stale whether its freshUntil is past or missing, so that somebody should look at it again
 */
record CardJson(
        UUID id, Named competitor, int version, boolean stale, @Nullable Named owner, @Nullable LocalDate freshUntil, String positioning,
        List<Objection> objections, List<String> questions, List<String> traps, List<String> strengths, List<String> weaknesses, String pricing,
        List<ProofPoint> proof, Instant createdAt, Instant changedAt, @Nullable Named changedBy, boolean editable, CardVotes.Tally useful) {

    static CardJson of(BattleCard card, LocalDate today) {
        CardContent content = card.content();
        return new CardJson(
                card.id(), card.competitor(), card.version(), card.isStale(today), content.owner(), content.freshUntil(), content.positioning(), content.objections(),
                content.questions(), content.traps(), content.strengths(), content.weaknesses(), content.pricing(), content.proof(), card.createdAt(), card.changedAt(),
                card.changedBy(), card.editable(), card.useful());
    }

    /** A card as it was saved once, without what stood on it. */
    record Version(int number, Instant at, @Nullable Named author, @Nullable Integer restored) {

        static Version of(CardVersion version) {
            return new Version(version.number(), version.at(), version.author(), version.restored());
        }
    }

    /** What a customer says, and what to answer, if anybody knows. */
    record Doubt(@Nullable String objection, @Nullable String answer) {}

    /** A customer who stands for us, and what happened there, if anybody told. */
    record Proof(@Nullable String customer, @Nullable String story) {}

    /**
     * What is written on a card; what is left out is empty, or stays as it was where a card is changed in part.
     *
     * @param competitor of a new card
     * @param version the one that the changes were made on, of a card that is there
     */
    record WrittenCard(
            @Nullable String competitor,
            @Nullable Integer version,
            @Nullable UUID owner,
            @Nullable LocalDate freshUntil,
            @Nullable String positioning,
            @Nullable List<Doubt> objections,
            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> questions,
            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> traps,
            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> strengths,
            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> weaknesses,
            @Nullable String pricing,
            @Nullable List<Proof> proof) {

        CardContent over(CardContent before) {
            return new CardContent(
                    Optional.ofNullable(owner).map(id -> new Named(id, "")).orElse(before.owner()),
                    freshUntil == null ? before.freshUntil() : freshUntil,
                    Objects.requireNonNullElse(positioning, before.positioning()),
                    given("strengths", strengths, before.strengths()),
                    given("weaknesses", weaknesses, before.weaknesses()),
                    given("traps", traps, before.traps()),
                    objections == null ? before.objections() : given("objections", objections, List.of()).stream().map(one -> new Objection(said(one.objection()), said(one.answer()))).toList(),
                    Objects.requireNonNullElse(pricing, before.pricing()),
                    proof == null ? before.proof() : given("proof", proof, List.of()).stream().map(one -> new ProofPoint(said(one.customer()), said(one.story()))).toList(),
                    given("questions", questions, before.questions()));
        }

        private static String said(@Nullable String words) {
            return Objects.requireNonNullElse(words, "");
        }

        private static <T> List<T> given(String name, @Nullable List<T> entries, List<T> before) {
            if (entries != null && entries.stream().anyMatch(Objects::isNull)) {
                throw new BadInput(name + " has an entry that is null; leave it out");
            }
            return entries == null ? before : entries;
        }
    }
}
