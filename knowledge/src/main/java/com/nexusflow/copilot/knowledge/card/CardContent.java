package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.core.crm.Named;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people write on a card. Its words are clean; texts have up to 4,000 characters, single lines up to 500, lists up to 50 entries.
 *
 * @param owner who answers for it, or null for nobody
 * @param freshUntil the last day on which it is held to be true without another look, or null when nobody said
 * @param positioning how we stand against the competitor
 * @param traps questions and points that a customer should raise with the competitor
 * @param questions what to ask the customer
 */
public record CardContent(
        @Nullable Named owner,
        @Nullable LocalDate freshUntil,
        String positioning,
        List<String> strengths,
        List<String> weaknesses,
        List<String> traps,
        List<Objection> objections,
        String pricing,
        List<ProofPoint> proof,
        List<String> questions) {

    /** A card on which nothing stands yet. */
    public static final CardContent EMPTY = new CardContent(null, null, "", List.of(), List.of(), List.of(), List.of(), "", List.of(), List.of());

    private static final int LAST_YEAR = 9999;

    public CardContent {
        if (freshUntil != null && (freshUntil.getYear() < 1 || freshUntil.getYear() > LAST_YEAR)) {
            throw new CardRefused(CardRefused.Reason.BAD_CONTENT, "\"freshUntil\" lies in the years 1 to " + LAST_YEAR + "; this is " + freshUntil + ".");
        }
        positioning = CardWords.text("positioning", positioning);
        strengths = CardWords.lines("strengths", strengths);
        weaknesses = CardWords.lines("weaknesses", weaknesses);
        traps = CardWords.lines("traps", traps);
        objections = CardWords.entries("objections", objections);
        pricing = CardWords.text("pricing", pricing);
        proof = CardWords.entries("proof", proof);
        questions = CardWords.lines("questions", questions);
    }

    CardContent ownedBy(@Nullable Named other) {
        return new CardContent(other, freshUntil, positioning, strengths, weaknesses, traps, objections, pricing, proof, questions);
    }
}
