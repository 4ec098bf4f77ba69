package com.nexusflow.copilot.agents.review;

import com.nexusflow.copilot.agents.guard.GroundingGuard;
import com.nexusflow.copilot.core.call.CallFacts;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.text.CleanText;
import com.nexusflow.copilot.core.text.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a model's words say no more than the lines they rest on: every figure, date and name stands there or is known, and enough of
 * the other words do. Lines in another language than the reader's prove no words.
 */
final class SaidWords {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 300;
    private static final int SHORTEST_WORD = 4;
    private static final int STEM = 5;
    /** One word in so many must have been said. */
    private static final int SHARE = 3;

    private final Transcript transcript;
    private final CallFacts facts;
    private final CallReview heard;
    private final List<String> names;

    SaidWords(Transcript transcript, CallFacts facts, CallReview heard) {
        this.transcript = transcript;
        this.facts = facts;
        this.heard = heard;
        this.names = names();
    }

    boolean areReadable() {
        String said = transcript.language().isBlank() ? "en" : Locale.forLanguageTag(transcript.language()).getLanguage();
        return said.equals(facts.language().getLanguage());
    }

    boolean hold(String text, List<Quote> quotes) {
        List<String> lines = quotes.stream().map(Quote::text).toList();
        boolean fits = !text.isBlank() && text.length() <= LONGEST && areReadable() && !quotes.isEmpty() && !Orders.in(text);
        return fits && GroundingGuard.ofLines(lines, namesAt(quotes), figuresAt(quotes), daysAt(quotes), facts.language()).isGrounded(text) && rests(text, quotes);
    }

    private boolean rests(String text, List<Quote> quotes) {
        Set<String> known = names.stream().flatMap(SaidWords::words).collect(Collectors.toSet());
        Set<String> said = quotes.stream()
                .flatMap(quote -> words(transcript.utterances().get(quote.at()).text()))
                .map(SaidWords::stem)
                .collect(Collectors.toSet());
        List<String> claimed = words(text).filter(word -> word.length() >= SHORTEST_WORD && !known.contains(word)).map(SaidWords::stem).distinct().toList();
        long proven = claimed.stream().filter(said::contains).count();
        return proven > 0 && proven * SHARE >= claimed.size();
    }

    private List<String> names() {
        Texts texts = Texts.of("messages.review", facts.language());
        List<String> known = new ArrayList<>(List.of(texts.get("side.rep"), texts.get("side.customer"), facts.repName()));
        transcript.speakers().stream().map(Speaker::name).forEach(known::add);
        Opportunity deal = facts.deal();
        if (deal != null) {
            known.add(deal.name());
            Stream.ofNullable(deal.account()).forEach(account -> known.add(account.name()));
        }
        return known;
    }

    /** A competitor may be spelled as the tenant does where the rules heard it. */
    private List<String> namesAt(List<Quote> quotes) {
        Stream<String> competitors = heard.competitors().stream().filter(mention -> isAt(mention.quote(), quotes)).map(CallReview.CompetitorMention::name);
        return Stream.concat(names.stream(), competitors).toList();
    }

    private List<BigDecimal> figuresAt(List<Quote> quotes) {
        return heard.priceTalk().stream().filter(price -> isAt(price.quote(), quotes)).map(price -> BigDecimal.valueOf(price.amount())).toList();
    }

    /** The dates that the rules worked out from these lines, and the day of the call. */
    private List<LocalDate> daysAt(List<Quote> quotes) {
        Stream<LocalDate> steps = heard.nextSteps().stream().filter(step -> isAt(step.quote(), quotes)).map(CallReview.NextStep::due).filter(Objects::nonNull);
        Stream<LocalDate> promises = heard.commitments().stream().filter(one -> isAt(one.quote(), quotes)).map(CallReview.Commitment::due).filter(Objects::nonNull);
        return Stream.of(steps, promises, Stream.ofNullable(facts.day())).flatMap(days -> days).distinct().toList();
    }

    private static boolean isAt(Quote quote, List<Quote> quotes) {
        return quotes.stream().anyMatch(other -> other.at() == quote.at() && other.text().contains(quote.text()) || quote.equals(other));
    }

    private static Stream<String> words(String text) {
        return NO_WORD.splitAsStream(CleanText.folded(text)).filter(word -> !word.isEmpty());
    }

    private static String stem(String word) {
        return word.length() <= STEM ? word : word.substring(0, STEM);
    }
}
