package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.voice.review.Amounts.Amount;
import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.Sentence;
import com.nexusflow.copilot.voice.words.Token;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Budget: not met when the price exceeds what the buyer says is available. Amounts that were named decide, the last total standing; words
 * ("over our budget") decide otherwise, what was said last standing. Money is not taken to be there while a price stays too high.
 */
final class BantBudget {

    private static final Set<String> TAKEN_OR_OWED = Set.of(
            "revenue", "revenues", "turnover", "sales", "profit", "profits", "losses", "loss", "invoices", "invoice", "debt", "debts", "orders", "receivables", "unpaid", "overdue");


    private static final Set<String> HEDGES = Set.of("might", "maybe", "perhaps", "could", "try", "hopefully", "possibly", "hope",
            "hoping", "see", "explore", "if", "would", "should");
    private static final Set<String> TURNING = Set.of("not", "without", "never", "no");
    private static final double NUMBERS = 2;
    private static final double NEGOTIATED = 0.5;

    private final Talk talk;
    private final CueSet cues;
    private final CueSet objections;
    private final Evidence evidence = new Evidence();
    private @Nullable Amount available;
    private @Nullable Quote availableQuote;
    private @Nullable Amount price;
    private @Nullable Quote priceQuote;
    private @Nullable Boolean last;
    private int objected = -1;
    private int settled = -1;

    BantBudget(Talk talk) {
        this.talk = talk;
        this.cues = talk.language().cues("budget");
        this.objections = talk.language().cues("objections");
    }

    Element judged() {
        talk.sentences().forEach(this::weigh);
        Element weighed = weighed();
        return weighed.status() == Status.MET && objected > settled ? evidence.undecided() : weighed;
    }

    private Element weighed() {
        if (available != null && price != null && comparable(available, price)) {
            boolean exceeds = price.value() > available.value();
            if (exceeds && !Boolean.TRUE.equals(last) && priceQuote != null) {
                evidence.against(priceQuote, NUMBERS);
                return evidence.notMet();
            }
            if (!exceeds && priceQuote != null) {
                evidence.forIt(priceQuote, NUMBERS);
                return evidence.met();
            }
        }
        if (available != null && availableQuote != null) {
            evidence.forIt(availableQuote, 0.4);
        }
        return Boolean.FALSE.equals(last) ? evidence.notMet() : evidence.met();
    }

    private static boolean comparable(Amount one, Amount other) {
        boolean currencies = one.currency().isEmpty() || other.currency().isEmpty() || one.currency().equals(other.currency());
        double ratio = one.value() / other.value();
        return currencies && ratio > 0.05 && ratio < 20;
    }

    private void weigh(Sentence sentence) {
        if (objections.in(sentence).stream().anyMatch(found -> found.label().equals("price") && !found.isDenied()) && !sentence.question()) {
            objected = sentence.utterance();
        }
        List<Amount> amounts = Amounts.in(sentence, talk.transcript().utterances().get(sentence.utterance()).text());
        for (CueSet.Found found : cues.in(sentence)) {
            switch (found.label()) {
                case "available" -> available(found, amounts);
                case "owned" -> owned(found, amounts);
                case "total" -> total(found, amounts);
                case "fits" -> words(found, true);
                case "over" -> words(found, false);
                default -> { }
            }
        }
    }

    /** Money that somebody has is there to be spent where no budget was named and it is not what they take in or owe. */
    private void owned(CueSet.Found found, List<Amount> amounts) {
        if (available == null && found.sentence().tokens().stream().noneMatch(token -> TAKEN_OR_OWED.contains(token.text()))) {
            available(found, amounts.stream().filter(Amount::isMoney).toList());
        }
    }

    private void available(CueSet.Found found, List<Amount> amounts) {
        for (Amount amount : amounts) {
            boolean within = amount.from() >= found.from() && amount.from() < found.to();
            if (within && (found.sentence().side() == Side.CUSTOMER || available == null && mentionsBudget(found))) {
                available = amount;
                availableQuote = found.quote();
            }
        }
    }

    private static boolean mentionsBudget(CueSet.Found found) {
        return found.sentence().tokens().stream().anyMatch(token -> token.stem().equals("budget") || token.stem().equals("limit"));
    }

    /** The amount after the words of the total; of several in one sentence the one nearest to them. */
    private void total(CueSet.Found found, List<Amount> amounts) {
        for (Amount amount : amounts) {
            if (amount.end() >= found.to() && amount.from() >= found.from() && amount.from() < found.to() + 2
                    && !isBudget(found.sentence(), amount)) {
                price = amount;
                settled = found.sentence().utterance();
                priceQuote = found.quote();
                last = null;
                return;
            }
        }
    }

    private static boolean isBudget(Sentence sentence, Amount amount) {
        List<Token> tokens = sentence.tokens();
        int from = Math.max(0, amount.from() - 4);
        return tokens.subList(from, amount.from()).stream().anyMatch(token -> token.stem().equals("budget"));
    }

    /** A price above the budget that the rep offers to bring down in the same breath is being negotiated; it has not failed yet. */
    private boolean isEased(Sentence over) {
        return talk.of(over.utterance()).stream().anyMatch(sentence -> cues.in(sentence).stream().anyMatch(found -> found.label()
                .equals("eased")));
    }

    private void words(CueSet.Found found, boolean fits) {
        Sentence sentence = found.sentence();
        List<Token> before = sentence.tokens().subList(Math.max(0, found.from() - 8), found.from());
        boolean hedged = before.stream().anyMatch(token -> HEDGES.contains(token.text())) || sentence.question();
        boolean turned = before.stream().skip(Math.max(0, before.size() - 4)).anyMatch(token -> TURNING.contains(token.text()));
        if (hedged && fits || turned && !fits) {
            return;
        }
        boolean within = fits && !turned;
        if (!within && sentence.side() == Side.REP && isEased(sentence)) {
            evidence.against(found.quote(), NEGOTIATED);
            return;
        }
        if (within) {
            settled = sentence.utterance();
            evidence.forIt(found.quote(), 1);
        } else {
            evidence.against(found.quote(), 1);
        }
        last = within;
    }
}
