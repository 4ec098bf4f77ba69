package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads transcripts written as "[time] Name: words", one utterance per line; a line without a bracket goes on with the one before. A text
 * without any bracket may be written "Name: words". Its times are where an utterance starts, never how long it was spoken.
 */
public final class WrittenTranscript {

    static final int MOST_CHARACTERS = 4_000_000;
    static final int MOST_UTTERANCES = 20_000;
    private static final Pattern BRACKETED = Pattern.compile("\\s*[\\[(]([^\\])]{1,60})[\\])]\\s*(.*)");
    private static final Pattern DAY = Pattern.compile("(?m)^\\s*[\\[(](\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern NAMED = Pattern.compile("([^:]{1,80}?)\\s*:(?:\\s+(.*)|)");
    private static final Pattern NOTE = Pattern.compile("[(\\[*<][^)\\]*>]*[)\\]*>]\\.?");

    private final List<Written> lines = new ArrayList<>();
    private final Map<String, Speaker> speakers = new LinkedHashMap<>();
    private final WrittenTimes times = new WrittenTimes();

    private record Written(int speaker, int startMillis, StringBuilder words) {}

    private WrittenTranscript() {}

    /**
     * The transcript of a text, its speakers' sides found by the rep's name when that is known (else empty) and by what is said otherwise.
     *
     * @throws UnreadableTranscript when the text is none, with the line that cannot be read
     */
    public static Transcript parse(String text, String language, String repName) {
        if (text.length() > MOST_CHARACTERS) {
            throw new UnreadableTranscript("transcript.too_long", "The transcript has " + text.length() + " characters; send at most "
                    + MOST_CHARACTERS, Integer.toString(text.length()), Integer.toString(MOST_CHARACTERS));
        }
        WrittenTranscript read = new WrittenTranscript();
        List<String> lines = text.lines().toList();
        boolean bracketed = lines.stream().anyMatch(line -> BRACKETED.matcher(line).matches());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replace("\uFEFF", "").strip();
            if (!line.isEmpty()) {
                read.line(line, i + 1, bracketed);
            }
        }
        return SpeakerSides.found(read.transcript(language), repName);
    }

    /** The day of the call when a line's time names one as 2024-03-01. */
    public static Optional<LocalDate> date(String text) {
        return DAY.matcher(text).results().map(found -> WrittenTimes.day(found.group(1))).flatMap(Optional::stream).findFirst();
    }

    private void line(String line, int number, boolean bracketed) {
        Matcher bracket = BRACKETED.matcher(line);
        boolean opens = bracket.matches() && (WrittenTimes.isTime(bracket.group(1)) || NAMED.matcher(bracket.group(2)).matches());
        if (opens && bracketed) {
            named(bracket.group(2).strip(), bracket.group(1), number);
        } else if (!bracketed && NAMED.matcher(line).matches()) {
            named(line, "", number);
        } else if (!lines.isEmpty()) {
            StringBuilder words = lines.getLast().words();
            words.append(words.isEmpty() ? "" : " ").append(line);
        } else {
            throw unnamed(line, number);
        }
    }

    private void named(String said, String time, int number) {
        if (NOTE.matcher(said).matches() || said.isEmpty()) {
            return;
        }
        Matcher named = NAMED.matcher(said);
        if (!named.matches() || named.group(1).isBlank()) {
            throw unnamed(said, number);
        }
        if (lines.size() == MOST_UTTERANCES) {
            throw new UnreadableTranscript("transcript.too_many", "The transcript has more than " + MOST_UTTERANCES
                    + " utterances; send it in parts", Integer.toString(MOST_UTTERANCES));
        }
        String name = named.group(1).strip();
        Speaker speaker = speakers.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new Speaker(speakers.size(), Side.UNKNOWN, name));
        String words = named.group(2) == null ? "" : named.group(2).strip();
        lines.add(new Written(speaker.number(), times.next(time), new StringBuilder(words)));
    }

    private static UnreadableTranscript unnamed(String line, int number) {
        String shown = line.length() > 60 ? line.substring(0, 60) + "…" : line;
        return new UnreadableTranscript("transcript.no_speaker", "Line " + number + " of the transcript, \"" + shown
                + "\", has no \"[time] Name:\" before the words; write who is speaking", Integer.toString(number), shown);
    }

    private Transcript transcript(String language) {
        List<Written> spoken = lines.stream().filter(line -> !line.words().isEmpty()).toList();
        if (spoken.isEmpty()) {
            throw new UnreadableTranscript("transcript.empty", "The transcript has no words; send lines such as \"[00:12] Name: words\"");
        }
        List<Utterance> utterances = new ArrayList<>();
        for (int i = 0; i < spoken.size(); i++) {
            Written line = spoken.get(i);
            int end = i + 1 < spoken.size() ? spoken.get(i + 1).startMillis() : line.startMillis();
            utterances.add(new Utterance(i, line.speaker(), line.startMillis(), Math.max(end, line.startMillis()), line.words().toString(),
                    List.of()));
        }
        return new Transcript(language, false, true, new ArrayList<>(speakers.values()), utterances);
    }
}
