package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.CallReview.Commitment;
import com.nexusflow.copilot.core.call.CallReview.CompetitorMention;
import com.nexusflow.copilot.core.call.CallReview.Objection;
import com.nexusflow.copilot.core.call.CallReview.PriceTalk;
import com.nexusflow.copilot.core.call.CallReview.RedFlag;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.voice.review.Amounts.Amount;
import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.PhraseScanner;
import com.nexusflow.copilot.voice.words.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What single sentences tell: doubts and their answers, promises, amounts, competitors' names and signs of danger. */
final class Heard {

    private static final int SHORTEST_ANSWER = 4;
    private static final int FULL_ANSWER = 8;

    /** Labels of amounts that are none of a price. */
    private static final Set<String> NO_PRICE = Set.of("limit", "loss");

    private final Talk talk;

    Heard(Talk talk) {
        this.talk = talk;
    }

    /** One doubt per sentence, of the kind listed first. */
    List<Objection> objections() {
        CueSet cues = talk.language().cues("objections");
        List<Objection> objections = new ArrayList<>();
        for (Sentence sentence : talk.sentences()) {
            cues.in(sentence).stream().filter(found -> !found.isDenied()).findFirst()
                    .ifPresent(found -> objections.add(new Objection(found.label(), found.quote(), answer(sentence))));
        }
        return objections;
    }

    /** The first full sentence of the rep's next utterance; "I understand" alone answers nothing but stands for want of more. */
    private @Nullable Quote answer(Sentence doubt) {
        Sentence first = talk.reply(doubt).filter(reply -> reply.side() == Side.REP).orElse(null);
        if (first == null) {
            return null;
        }
        List<Sentence> reply = talk.of(first.utterance());
        return reply.stream().filter(sentence -> sentence.tokens().size() >= FULL_ANSWER).findFirst()
                .or(() -> reply.stream().filter(sentence -> sentence.tokens().size() >= SHORTEST_ANSWER).findFirst())
                .map(Sentence::quote).orElse(null);
    }

    List<RedFlag> redFlags() {
        CueSet cues = talk.language().cues("flags");
        return talk.sentences().stream()
                .filter(sentence -> !sentence.question())
                .flatMap(sentence -> cues.in(sentence).stream().limit(1))
                .map(found -> new RedFlag(found.label(), found.quote()))
                .toList();
    }

    List<Commitment> commitments(@Nullable LocalDate callDate) {
        CueSet cues = talk.language().cues("promises");
        return talk.sentences().stream()
                .filter(sentence -> !sentence.question() && cues.in(sentence).stream().anyMatch(found -> !found.isDenied() && !found.denies()))
                .map(sentence -> new Commitment(sentence.side(), NextSteps.due(sentence, callDate), sentence.quote()))
                .toList();
    }

    /** Amounts with a currency, and plain ones in talk about price or budget; not what somebody may sign for, nor what a mistake costs. */
    List<PriceTalk> priceTalk() {
        CueSet cues = talk.language().cues("budget");
        List<PriceTalk> prices = new ArrayList<>();
        for (Sentence sentence : talk.sentences()) {
            List<CueSet.Found> found = cues.in(sentence);
            List<Amount> amounts = Amounts.in(sentence, talk.transcript().utterances().get(sentence.utterance()).text());
            boolean plain = found.stream().anyMatch(one -> !one.label().equals("owned") && !NO_PRICE.contains(one.label())) || isAskedForAPrice(sentence, cues);
            amounts.stream()
                    .filter(amount -> (plain || amount.isMoney()) && found.stream().noneMatch(one -> NO_PRICE.contains(one.label()) && covers(one, amount)))
                    .forEach(amount -> prices.add(new PriceTalk(amount.value(), amount.currency(), sentence.quote())));
        }
        return prices;
    }

    private static boolean covers(CueSet.Found found, Amount amount) {
        return amount.from() < found.to() && found.from() < amount.end();
    }

    /** "What does it cost?" - "Forty thousand." */
    private boolean isAskedForAPrice(Sentence sentence, CueSet cues) {
        return sentence.side() == Side.REP && sentence.utterance() > 0 && talk.of(sentence.utterance() - 1).stream()
                .anyMatch(asked -> asked.question() && cues.in(asked).stream().anyMatch(one -> one.label().equals("asked")));
    }

    List<CompetitorMention> competitors(Trackers trackers, PhraseScanner scanner) {
        List<CompetitorMention> mentions = new ArrayList<>();
        for (Utterance utterance : talk.transcript().utterances()) {
            for (Trackers.Hit hit : trackers.in(utterance.text(), scanner)) {
                if (hit.competitor()) {
                    Quote quote = new Quote(Lines.around(utterance, talk.of(utterance.number()), hit.start()), utterance.number(),
                            Lines.millisAt(utterance, hit.start()),
                            talk.transcript().side(utterance));
                    mentions.add(new CompetitorMention(hit.phrase(), quote));
                }
            }
        }
        return mentions;
    }
}
