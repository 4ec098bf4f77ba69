package com.nexusflow.copilot.knowledge.source;

import com.nexusflow.copilot.knowledge.card.BattleCard;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.card.CardContent;
import com.nexusflow.copilot.knowledge.card.CardField;
import com.nexusflow.copilot.knowledge.card.Objection;
import com.nexusflow.copilot.knowledge.card.ProofPoint;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A battle card: each of its lines is a passage, an objection goes with its answer. */
final class CardSource implements PassageSource {

    private record Entry(CardField field, String text) {}

    private final BattleCards cards;
    private final Spoken spoken;

    CardSource(BattleCards cards, Spoken spoken) {
        this.cards = cards;
        this.spoken = spoken;
    }

    @Override
    public SourceKind kind() {
        return SourceKind.CARD;
    }

    @Override
    public List<Passage> passages(UUID source) {
        return cards.byId(source).map(this::passages).orElse(List.of());
    }

    private List<Passage> passages(BattleCard card) {
        Drafts drafts = new Drafts(SourceKind.CARD, card.id(), card.competitor().name(), card.changedAt(), null);
        List<Entry> entries = entries(card.content()).filter(entry -> !entry.text().isBlank()).toList();
        drafts.in(spoken.of(String.join("\n", entries.stream().map(Entry::text).toList())));
        entries.forEach(entry -> drafts.add(entry.field().code(), "", entry.text()));
        return drafts.passages();
    }

    private static Stream<Entry> entries(CardContent card) {
        return Stream.of(
                        paragraphs(CardField.POSITIONING, card.positioning()),
                        card.objections().stream().map(one -> new Entry(CardField.OBJECTIONS, pair(one))),
                        lines(CardField.QUESTIONS, card.questions()),
                        lines(CardField.TRAPS, card.traps()),
                        lines(CardField.STRENGTHS, card.strengths()),
                        lines(CardField.WEAKNESSES, card.weaknesses()),
                        paragraphs(CardField.PRICING, card.pricing()),
                        card.proof().stream().map(one -> new Entry(CardField.PROOF, pair(one))))
                .flatMap(entries -> entries);
    }

    private static Stream<Entry> lines(CardField field, List<String> lines) {
        return lines.stream().map(line -> new Entry(field, line));
    }

    private static Stream<Entry> paragraphs(CardField field, String text) {
        return Stream.of(text.split("\\n\\s*\\n")).map(paragraph -> new Entry(field, paragraph.strip()));
    }

    private static String pair(Objection one) {
        return one.answer().isEmpty() ? one.objection() : one.objection() + "\n" + one.answer();
    }

    private static String pair(ProofPoint one) {
        return one.story().isEmpty() ? one.customer() : one.customer() + "\n" + one.story();
    }
}
