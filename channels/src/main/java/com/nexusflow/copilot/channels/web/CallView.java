package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.HeardCall;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.TrackerHit;
import com.nexusflow.copilot.core.call.TrackerHit.Mention;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.core.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The transcript of a call as its page shows it: line by line with the topics marked in it, and as two lanes when its times are real. */
public record CallView(List<Line> lines, List<Topic> topics, List<Lane> lanes) {

    /** The width of the lanes in units of their own. */
    private static final int WIDTH = 1000;

    /**
     * @param voice counted from 1
     * @param time when it began, empty where nobody knows
     * @param at the same in milliseconds of the recording, or null
     * @param mood good or bad where its words tell, or null
     */
    public record Line(int number, String speaker, String side, int voice, String time, @Nullable Integer at, @Nullable String mood, List<Piece> pieces) {}

    /** A part of a line, under a topic or under none; a word that is heard at a known moment, in milliseconds, is a part of its own. */
    public record Piece(String text, @Nullable String topic, @Nullable Integer at) {}

    /** A topic and the lines it came up in. */
    public record Topic(String name, List<Place> places) {}

    /** A line, and what to call it. */
    public record Place(int line, String label) {}

    /**
     * What one side said, or one voice where nobody knows its side, as stretches along the call.
     *
     * @param voice counted from 1
     */
    public record Lane(String side, int voice, List<Stretch> stretches) {}

    public record Stretch(int line, int from, int width) {}

    private record Span(int from, int to, String topic) {}

    static CallView of(HeardCall heard) {
        Transcript transcript = heard.transcript();
        if (transcript == null) {
            return new CallView(List.of(), List.of(), List.of());
        }
        List<TrackerHit> hits = heard.review() == null ? List.of() : heard.review().trackers();
        boolean clocked = transcript.utterances().stream().anyMatch(utterance -> utterance.startMillis() > 0);
        List<Line> lines = transcript.utterances().stream().map(utterance -> line(heard, transcript, utterance, hits, clocked)).toList();
        return new CallView(lines, topics(hits, lines), transcript.timed() ? lanes(transcript) : List.of());
    }

    /** The label of a line that a quote points to: its time, or its place in the call. */
    public String place(int line) {
        Line there = lines.get(line);
        return there.time().isEmpty() ? "#" + (line + 1) : there.time();
    }

    /** The label of words within a line: when they were said, to the second as everywhere. */
    public String place(int line, int atMillis) {
        return lines.get(line).time().isEmpty() ? place(line) : clock(atMillis);
    }

    /** The line that was being said then. */
    static Optional<Integer> lineAt(HeardCall heard, int seconds) {
        Transcript transcript = heard.transcript();
        return transcript == null ? Optional.empty() : transcript.utterances().stream()
                .filter(utterance -> utterance.startMillis() < (seconds + 1) * 1000L)
                .map(Utterance::number)
                .reduce((before, next) -> next);
    }

    /** Minutes and seconds, and hours where there are any. */
    static String clock(int millis) {
        int seconds = Math.round(millis / 1000f);
        String minutes = "%d:%02d".formatted(seconds / 60 % 60, seconds % 60);
        return seconds < 3600 ? minutes : "%d:%5s".formatted(seconds / 3600, minutes).replace(' ', '0');
    }

    private static Line line(HeardCall heard, Transcript transcript, Utterance utterance, List<TrackerHit> hits, boolean clocked) {
        Speaker speaker = transcript.speaker(utterance);
        return new Line(utterance.number(), speaker.name(), side(speaker.side()), speaker.number() + 1, clocked ? clock(utterance.startMillis()) : "",
                utterance.words().isEmpty() ? null : utterance.startMillis(), CallMood.ofLine(heard.review(), utterance.number(), transcript.utterances().size()),
                words(utterance, pieces(utterance.text(), spans(utterance, hits))));
    }

    private static String side(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    private static List<Span> spans(Utterance utterance, List<TrackerHit> hits) {
        List<Span> spans = new ArrayList<>();
        for (TrackerHit hit : hits) {
            for (Mention mention : hit.mentions()) {
                Matcher found = mention.at() == utterance.number() ? inflected(mention.phrase()).matcher(utterance.text()) : null;
                while (found != null && found.find()) {
                    spans.add(new Span(found.start(), found.end(), hit.tracker()));
                }
            }
        }
        spans.sort(Comparator.comparingInt(Span::from).thenComparing(Comparator.comparingInt(Span::to).reversed()));
        return spans;
    }

    /** The words of a phrase in any case and with any ending; what was found by its sound alone stays unmarked. */
    private static Pattern inflected(String phrase) {
        String words = Arrays.stream(phrase.split("\\W+")).filter(word -> !word.isEmpty()).map(Pattern::quote).collect(Collectors.joining("\\w{0,3}\\W+"));
        return Pattern.compile("\\b" + words + "\\w{0,3}\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    private static List<Piece> pieces(String text, List<Span> spans) {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (Span span : spans) {
            if (span.from() < done || span.from() == span.to()) {
                continue;
            }
            if (span.from() > done) {
                pieces.add(new Piece(text.substring(done, span.from()), null, null));
            }
            pieces.add(new Piece(text.substring(span.from(), span.to()), span.topic(), null));
            done = span.to();
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), null, null));
        }
        return pieces;
    }

    /** Cuts parts into words where it is known when each is heard. */
    private static List<Piece> words(Utterance utterance, List<Piece> pieces) {
        List<Piece> cut = new ArrayList<>();
        Iterator<Word> words = utterance.words().iterator();
        Word next = words.hasNext() ? words.next() : null;
        int from = 0;
        for (Piece piece : pieces) {
            String text = piece.text();
            int done = 0;
            while (next != null) {
                int place = utterance.text().indexOf(next.text(), from + done);
                int inPiece = place - from;
                if (place < 0 || inPiece >= text.length()) {
                    break;
                }
                if (inPiece > done) {
                    cut.add(new Piece(text.substring(done, inPiece), piece.topic(), null));
                }
                int end = Math.min(text.length(), inPiece + next.text().length());
                cut.add(new Piece(text.substring(inPiece, end), piece.topic(), next.startMillis()));
                done = end;
                next = words.hasNext() ? words.next() : null;
            }
            if (done < text.length()) {
                cut.add(new Piece(text.substring(done), piece.topic(), null));
            }
            from += text.length();
        }
        return cut;
    }

    private static List<Topic> topics(List<TrackerHit> hits, List<Line> lines) {
        return hits.stream().map(TrackerHit::tracker).distinct().map(name -> new Topic(name, hits.stream()
                .filter(hit -> hit.tracker().equals(name))
                .flatMap(hit -> hit.mentions().stream())
                .collect(Collectors.toMap(Mention::at, Mention::atMillis, Math::min, TreeMap::new)).entrySet().stream()
                .map(at -> new Place(at.getKey(), lines.get(at.getKey()).time().isEmpty() ? "#" + (at.getKey() + 1) : clock(at.getValue())))
                .toList())).toList();
    }

    private static List<Lane> lanes(Transcript transcript) {
        int end = Math.max(1, transcript.utterances().stream().mapToInt(Utterance::endMillis).max().orElse(1));
        List<Lane> lanes = new ArrayList<>();
        for (Side side : List.of(Side.REP, Side.CUSTOMER)) {
            lanes.add(lane(transcript, side, 0, end, utterance -> transcript.side(utterance) == side));
        }
        for (Speaker speaker : transcript.speakers()) {
            if (speaker.side() == Side.UNKNOWN) {
                lanes.add(lane(transcript, Side.UNKNOWN, speaker.number() + 1, end, utterance -> utterance.speaker() == speaker.number()));
            }
        }
        return lanes.stream().filter(lane -> !lane.stretches().isEmpty()).toList();
    }

    private static Lane lane(Transcript transcript, Side side, int voice, int end, Predicate<Utterance> which) {
        return new Lane(side(side), voice, transcript.utterances().stream().filter(which).map(utterance -> stretch(utterance, end)).toList());
    }

    private static Stretch stretch(Utterance utterance, int end) {
        int from = (int) ((long) WIDTH * utterance.startMillis() / end);
        int to = (int) ((long) WIDTH * utterance.endMillis() / end);
        return new Stretch(utterance.number(), from, Math.max(2, to - from));
    }

    /** What is advised, in the reader's words. */
    static List<String> advice(CallReview review, Texts texts) {
        return review.coaching().stream().filter(note -> texts.has(note.key())).map(note -> texts.get(note.key(), note.values().toArray())).toList();
    }
}
