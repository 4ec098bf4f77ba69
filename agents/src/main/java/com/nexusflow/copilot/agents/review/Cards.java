package com.nexusflow.copilot.agents.review;

import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Transcript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scorecards' elements that the rules are not sure of, and what a model may say of them. */
final class Cards {

    /** One decisive line lifts the rules above this. */
    private static final double SURE = 0.75;
    private static final double ALONE = 0.65;
    private static final double AGREED = 0.8;

    private final Transcript transcript;
    private final Proof proof;

    Cards(Transcript transcript, Proof proof) {
        this.transcript = transcript;
        this.proof = proof;
    }

    static List<String> unsure(Map<String, Scorecard> cards) {
        List<String> unsure = new ArrayList<>();
        cards.values().forEach(card -> card.elements().forEach((name, element) -> {
            if (isUnsure(element) && Elements.meaning(key(card, name)) != null) {
                unsure.add(key(card, name));
            }
        }));
        return unsure;
    }

    private static boolean isUnsure(Element element) {
        return element.status() == Status.NOT_DISCUSSED || element.confidence() < SURE;
    }

    /** The cards with what is proven; an element that was not spoken about cannot be quoted, so the rules' word on it stands. */
    Map<String, Scorecard> with(List<Claims.Status> claims, Map<String, Scorecard> cards) {
        Map<String, Scorecard> taken = new LinkedHashMap<>();
        cards.forEach((code, card) -> {
            Map<String, Element> elements = new LinkedHashMap<>();
            card.elements().forEach((name, element) -> elements.put(name, isUnsure(element) ? judged(key(card, name), element, claims) : element));
            taken.put(code, new Scorecard(card.name(), elements));
        });
        return taken;
    }

    private Element judged(String key, Element heard, List<Claims.Status> claims) {
        return claims.stream().filter(claim -> claim.element().equals(key)).flatMap(claim -> judged(key, heard, claim).stream()).findFirst().orElse(heard);
    }

    private Optional<Element> judged(String key, Element heard, Claims.Status claim) {
        Status status = status(claim.status());
        return status == null
                ? Optional.empty()
                : proof.of(claim.quote()).filter(quote -> speaksOf(key, quote)).map(quote -> Element.heard(status, quote, status == heard.status() ? AGREED : ALONE));
    }

    /** The buyer states something about the element, or answers a question about it. */
    private boolean speaksOf(String key, Quote quote) {
        String before = quote.at() == 0 ? "" : transcript.utterances().get(quote.at() - 1).text();
        boolean stated = quote.side() != Side.REP && !quote.text().endsWith("?") && !Orders.in(quote.text());
        return stated && Elements.isAbout(key, quote.text() + " " + before);
    }

    private static @Nullable Status status(String written) {
        return switch (written) {
            case "met" -> Status.MET;
            case "not_met" -> Status.NOT_MET;
            default -> null;
        };
    }

    private static String key(Scorecard card, String element) {
        return card.name() + "." + element;
    }
}
