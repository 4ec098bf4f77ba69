package com.nexusflow.copilot.agents.review;

import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.text.CleanText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The transcript as a model reads it: numbered lines, marked as what was spoken, without marks or invisible characters that could end
 * them. Of a long call it is what fits: a third each for its beginning, its end and the lines around what the rules heard.
 */
final class ShownLines {

    static final int MOST = 24_000;
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_NAME = 60;

    private final Transcript transcript;
    private final List<String> lines;
    private final BitSet shown = new BitSet();

    private ShownLines(Transcript transcript) {
        this.transcript = transcript;
        this.lines = transcript.utterances().stream().map(this::line).toList();
    }

    static String of(Transcript transcript, CallReview heard) {
        ShownLines shown = new ShownLines(transcript);
        List<Integer> all = IntStream.range(0, shown.lines.size()).boxed().toList();
        List<Integer> backwards = new ArrayList<>(all);
        Collections.reverse(backwards);
        int left = MOST;
        left -= shown.take(all, MOST / 3);
        left -= shown.take(backwards, MOST / 3);
        left -= shown.take(around(heard, all.size()), left);
        shown.take(all, left);
        return shown.text();
    }

    /** Takes lines in this order while they fit. */
    private int take(List<Integer> order, int room) {
        int used = 0;
        for (int number : order) {
            int length = lines.get(number).length() + 1;
            if (shown.get(number)) {
                continue;
            }
            if (used + length > room) {
                return used;
            }
            shown.set(number);
            used += length;
        }
        return used;
    }

    private static List<Integer> around(CallReview heard, int lines) {
        Stream<Integer> elements = heard.scorecards().values().stream().flatMap(card -> card.elements().values().stream()).flatMap(element -> Stream.ofNullable(element.at()));
        Stream<Quote> quotes = Stream.of(
                        heard.nextSteps().stream().map(CallReview.NextStep::quote),
                        heard.objections().stream().map(CallReview.Objection::quote),
                        heard.priceTalk().stream().map(CallReview.PriceTalk::quote),
                        heard.commitments().stream().map(CallReview.Commitment::quote),
                        heard.redFlags().stream().map(CallReview.RedFlag::quote),
                        heard.competitors().stream().map(CallReview.CompetitorMention::quote))
                .flatMap(found -> found);
        Stream<Integer> mentions = heard.trackers().stream().flatMap(hit -> hit.mentions().stream()).map(mention -> mention.at());
        return Stream.of(elements, quotes.map(Quote::at), mentions).flatMap(at -> at)
                .flatMap(at -> Stream.of(at, at - 1, at + 1))
                .filter(at -> at >= 0 && at < lines)
                .distinct()
                .toList();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (shown.get(i)) {
                text.append(lines.get(i)).append('\n');
            } else if (i == 0 || shown.get(i - 1)) {
                text.append("(lines left out)\n");
            }
        }
        return text.toString();
    }

    private String line(Utterance utterance) {
        Speaker speaker = transcript.speaker(utterance);
        String name = cut(visible(speaker.name()), LONGEST_NAME);
        String who = (name.isEmpty() ? "Speaker " + speaker.number() : name) + " (" + speaker.side().name().toLowerCase(Locale.ROOT) + ")";
        return "[" + utterance.number() + "] " + who + ": " + cut(visible(utterance.text()), LONGEST_LINE);
    }

    /** One line, without the marks that begin and end the transcript and its numbers. */
    static String visible(String text) {
        return CleanText.lines(text).replaceAll("[<>\\[\\]{}]", " ").replaceAll("\\s+", " ").strip();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
