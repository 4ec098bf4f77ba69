package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.SaidInCalls.Asked;
import com.nexusflow.copilot.core.call.SaidInCalls.Said;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The places of one call where what is looked for was said, each utterance once, in their order. */
final class SaidInOne {

    private static final int LONGEST = 300;
    private static final int BEFORE = 80;
    /** "discount" is said with "discounts" and "discounted". */
    private static final int LONGEST_ENDING = 3;
    private static final int SHORTEST_STEM = 4;

    private final HeardCall heard;
    private final Asked asked;
    private final Map<Integer, Said> places = new TreeMap<>();

    SaidInOne(HeardCall heard, Asked asked) {
        this.heard = heard;
        this.asked = asked;
    }

    /** Whether one of the lines holds one of the words as whole words. */
    static boolean isSaid(List<String> words, String[] lines) {
        return words.stream().map(SaidInOne::pattern).anyMatch(pattern -> Arrays.stream(lines).anyMatch(line -> pattern.matcher(line).find()));
    }

    List<Said> places() {
        CallReview review = heard.review();
        Transcript transcript = heard.transcript();
        if (review != null && asked.topic() != null) {
            topic(review, asked.topic());
        }
        if (review != null) {
            review.competitors().stream().filter(one -> asked.words().stream().anyMatch(one.name()::equalsIgnoreCase)).forEach(one -> add(one.quote(), one.name()));
        }
        if (transcript != null && !asked.words().isEmpty()) {
            words(transcript);
        }
        return List.copyOf(places.values());
    }

    /** What the review found out about a topic tells more than that it was touched. */
    private void topic(CallReview review, String topic) {
        switch (topic) {
            case "objections" -> review.objections().forEach(one -> add(one.quote(), one.kind()));
            case "competitors" -> review.competitors().forEach(one -> add(one.quote(), one.name()));
            case "pricing" -> review.priceTalk().forEach(one -> add(one.quote(), ""));
            case "next steps" -> review.nextSteps().forEach(one -> add(one.quote(), ""));
            case "red flags" -> review.redFlags().forEach(one -> add(one.quote(), one.kind()));
            default -> {
                // only trackers know it
            }
        }
        review.trackers().stream()
                .filter(hit -> hit.tracker().equals(topic))
                .forEach(hit -> hit.mentions().forEach(mention -> add(new Quote(mention.quote(), mention.at(), mention.atMillis(), hit.side()), "")));
    }

    private void words(Transcript transcript) {
        List<Pattern> patterns = asked.words().stream().map(SaidInOne::pattern).toList();
        for (Utterance utterance : transcript.utterances()) {
            for (Pattern pattern : patterns) {
                Matcher matcher = pattern.matcher(utterance.text());
                if (matcher.find()) {
                    add(new Quote(around(utterance.text(), matcher.start()), utterance.number(), utterance.startMillis(), transcript.side(utterance)), "");
                }
            }
        }
    }

    private void add(Quote quote, String kind) {
        if (asked.side() == null || quote.side() == asked.side()) {
            places.merge(quote.at(), new Said(heard.call(), quote, speaker(quote), kind), this::together);
        }
    }

    /** Two sentences of one utterance are quoted with what stands between them. */
    private Said together(Said one, Said other) {
        Transcript transcript = heard.transcript();
        String kind = one.kind().isEmpty() ? other.kind() : one.kind();
        if (transcript == null || one.quote().text().contains(other.quote().text()) || one.quote().at() >= transcript.utterances().size()) {
            return new Said(one.call(), one.quote(), one.speaker(), kind);
        }
        String text = transcript.utterances().get(one.quote().at()).text();
        int first = Math.max(0, Math.min(text.indexOf(one.quote().text()), text.indexOf(other.quote().text())));
        Quote both = new Quote(around(text.substring(first), 0), one.quote().at(), Math.min(one.quote().atMillis(), other.quote().atMillis()), one.quote().side());
        return new Said(one.call(), both, one.speaker(), kind);
    }

    private String speaker(Quote quote) {
        Transcript transcript = heard.transcript();
        return transcript == null || quote.at() >= transcript.utterances().size() ? "" : transcript.speaker(transcript.utterances().get(quote.at())).name();
    }

    /** The words as whole words, whatever stands between them, with a short ending. */
    private static Pattern pattern(String words) {
        String ending = words.length() < SHORTEST_STEM ? "" : "\\p{L}{0," + LONGEST_ENDING + "}";
        String all = Pattern.compile("[^\\p{L}\\p{N}]+").splitAsStream(words).filter(word -> !word.isEmpty()).map(Pattern::quote)
                .collect(Collectors.joining("[^\\p{L}\\p{N}]+"));
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + all + ending + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A part of a long text in which the place stands. */
    private static String around(String text, int place) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int from = place <= BEFORE ? 0 : text.indexOf(' ', place - BEFORE) + 1;
        int end = text.length() <= from + LONGEST ? text.length() : Math.max(text.lastIndexOf(' ', from + LONGEST), from + 1);
        return (from > 0 ? "… " : "") + text.substring(from, end).strip() + (end < text.length() ? " …" : "");
    }
}
