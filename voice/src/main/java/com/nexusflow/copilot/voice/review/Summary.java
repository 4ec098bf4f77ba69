package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.CallReview.NextStep;
import com.nexusflow.copilot.core.call.CallReview.Objection;
import com.nexusflow.copilot.core.call.CallReview.PriceTalk;
import com.nexusflow.copilot.core.call.CallReview.SummarySentence;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.text.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * At most five sentences, each quoting the line it rests on: what the buyer wants, money, who decides, the doubt that matters, what is
 * next.
 */
final class Summary {

    private static final int LONGEST = 180;

    private final Talk talk;
    private final Texts texts;
    private final List<SummarySentence> sentences = new ArrayList<>();

    private Summary(Talk talk, Locale language) {
        this.talk = talk;
        this.texts = Texts.of("messages.review", language);
    }

    static List<SummarySentence> of(Talk talk, Locale language, Map<String, Scorecard> cards, List<PriceTalk> prices,
            List<Objection> objections, List<NextStep> steps) {
        Summary summary = new Summary(talk, language);
        Map<String, Element> bant = Objects.requireNonNull(cards.get("bant"), "The BANT card comes before the summary").elements();
        summary.element("need", bant.get("need"));
        summary.money(bant.get("budget"), prices, objections);
        summary.element("authority", bant.get("authority"));
        summary.doubt(objections, bant.get("timeline"));
        summary.next(steps);
        return summary.sentences;
    }

    private void element(String name, @Nullable Element element) {
        if (element != null && element.status() != Status.NOT_DISCUSSED && element.at() != null) {
            say("summary." + name + (element.status() == Status.MET ? ".met" : ".not_met"), quote(element));
        }
    }

    private void money(@Nullable Element budget, List<PriceTalk> prices, List<Objection> objections) {
        if (budget != null && budget.status() != Status.NOT_DISCUSSED) {
            element("budget", budget);
            return;
        }
        objections.stream().filter(objection -> objection.kind().equals("price")).map(Objection::quote)
                .reduce((one, later) -> later)
                .or(() -> prices.isEmpty() ? Optional.empty() : Optional.of(prices.getLast().quote()))
                .ifPresent(quote -> say("summary.price", quote));
    }

    private void doubt(List<Objection> objections, @Nullable Element timeline) {
        if (timeline != null && timeline.status() == Status.NOT_MET) {
            element("timeline", timeline);
            return;
        }
        List<Objection> unsaid = objections.stream().filter(objection -> sentences.stream().noneMatch(s -> s.quotes()
                .contains(objection.quote()))).toList();
        if (!unsaid.isEmpty()) {
            Objection first = unsaid.getFirst();
            Quote answer = first.answer();
            if (answer == null) {
                say("summary.doubt", first.quote());
            } else {
                sentences.add(new SummarySentence(texts.get("summary.doubt_answered", quoted(first.quote()), quoted(answer)),
                        List.of(first.quote(), answer)));
            }
        }
    }

    private void next(List<NextStep> steps) {
        NextSteps.farthest(steps.stream().filter(step -> NextSteps.tellsWhat(step, talk.language())).toList())
                .ifPresent(step -> sentences.add(new SummarySentence(next(step), List.of(step.quote()))));
    }

    /** Whose step it is need not be who spoke of it. */
    private String next(NextStep step) {
        String owner = step.ownerName().isEmpty() ? side(step.owner()) : step.ownerName();
        LocalDate due = step.due();
        String key = step.owner() == step.quote().side() ? "summary.next" : "summary.next_asked";
        return due == null ? texts.get(key, owner, quoted(step.quote()), speaker(step.quote()))
                : texts.get(key + "_due", owner, quoted(step.quote()), speaker(step.quote()), day(due));
    }

    private String day(LocalDate day) {
        Locale locale = texts.locale();
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return (english ? DateTimeFormatter.ofPattern("d MMMM yyyy", locale) : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale)).format(day);
    }

    private void say(String key, Quote quote) {
        sentences.add(new SummarySentence(texts.get(key, speaker(quote), quoted(quote)), List.of(quote)));
    }

    private Quote quote(Element element) {
        int at = Objects.requireNonNull(element.at());
        Utterance utterance = talk.transcript().utterances().get(at);
        return new Quote(Objects.requireNonNull(element.quote()), at, Objects.requireNonNull(element.atMillis()),
                talk.transcript().side(utterance));
    }

    private String speaker(Quote quote) {
        Speaker speaker = talk.transcript().speaker(talk.transcript().utterances().get(quote.at()));
        return speaker.name().isEmpty() ? side(speaker.side()) : speaker.name();
    }

    private String side(Side side) {
        return texts.get(switch (side) {
            case REP -> "side.rep";
            case CUSTOMER -> "side.customer";
            case UNKNOWN -> "side.unknown";
        });
    }

    private static String quoted(Quote quote) {
        if (quote.text().length() <= LONGEST) {
            return quote.text();
        }
        int end = quote.text().lastIndexOf(' ', LONGEST);
        return quote.text().substring(0, end > 0 ? end : LONGEST).strip() + " …";
    }
}
