package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.redact.PersonalSpan.Kind;
import com.nexusflow.copilot.voice.redact.Redacted.Silence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Takes card numbers, IBANs, e-mail addresses and phone numbers out of texts and transcripts, written or spoken, also when a number is said
 * over several utterances with the other side's short words between them.
 */
public final class Redactor {

    private static final int SHORT_WORDS = 4;
    private static final int MARGIN_MILLIS = 60;

    private Redactor() {}

    /** The personal stretches of an English text, in order and apart from each other. */
    public static List<PersonalSpan> find(String text) {
        return find(text, "en");
    }

    /**
     * The personal stretches of a text, in order and apart from each other. What is said in another language than the text's is found too,
     * as the language of a transcript is not always told.
     */
    public static List<PersonalSpan> find(String text, String language) {
        return find(text, language, at -> "");
    }

    private static List<PersonalSpan> find(String text, String language, IntFunction<String> heard) {
        int raised = Suspicion.of(text);
        SpokenForms own = SpokenForms.of(language);
        boolean mayBeMail = own.emails().mayStandIn(text);
        if (raised == 0 && !mayBeMail) {
            return List.of();
        }
        List<PersonalSpan> spans = new ArrayList<>();
        if (mayBeMail || Suspicion.raises(raised, own)) {
            add(spans, Emails.in(text, own));
            add(spans, Numbers.in(text, own, heard));
        }
        for (SpokenForms other : SpokenForms.ALL) {
            if (other != own && Suspicion.raisesAlone(raised, other)) {
                add(spans, other.emails().inForeign(text));
                add(spans, Numbers.spokenIn(text, other, heard));
            }
        }
        spans.sort(Comparator.comparingInt(PersonalSpan::start));
        return spans;
    }

    private static void add(List<PersonalSpan> spans, List<PersonalSpan> others) {
        for (PersonalSpan other : others) {
            if (spans.stream().noneMatch(other::meets)) {
                spans.add(other);
            }
        }
    }

    /** The text with a tag in place of each personal stretch. */
    public static String redact(String text) {
        return redact(text, "en");
    }

    /** The text with a tag in place of each personal stretch, in the language of a tag such as "fr" or "fr-CA". */
    public static String redact(String text, String language) {
        return replaced(text, find(text, language));
    }

    static String replaced(String text, List<PersonalSpan> spans) {
        if (spans.isEmpty()) {
            return text;
        }
        StringBuilder left = new StringBuilder();
        int from = 0;
        for (PersonalSpan span : spans) {
            left.append(text, from, span.start()).append(span.kind().tag());
            from = span.end();
        }
        return left.append(text, from, text.length()).toString();
    }

    /** The transcript without what is personal, and the audio to silence over the same words. */
    public static Redacted redact(Transcript transcript) {
        Conversation said = new Conversation(transcript.utterances());
        Map<Integer, Utterance> changed = new TreeMap<>();
        List<Silence> silences = new ArrayList<>();
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (List<Utterance> stretch : stretches(transcript)) {
            Joined texts = Joined.of(stretch, Utterance::text);
            Joined words = Joined.of(stretch, utterance -> utterance.words().isEmpty() ? "" : spoken(utterance));
            List<PersonalSpan> inTexts = find(texts.text(), transcript.language(), at -> said.before(stretch.get(texts.part(at)).number()));
            List<PersonalSpan> inWords = find(words.text(), transcript.language(), at -> said.before(stretch.get(words.part(at)).number()));
            (inTexts.size() >= inWords.size() ? inTexts : inWords).forEach(span -> counts.merge(span.kind(), 1, Integer::sum));
            for (int i = 0; i < stretch.size() && !(inTexts.isEmpty() && inWords.isEmpty()); i++) {
                Utterance utterance = stretch.get(i);
                SpokenWords spoken = new SpokenWords(utterance, words.within(i, inWords));
                changed.put(utterance.number(), utterance.saying(replaced(utterance.text(), texts.within(i, inTexts)), spoken.left()));
                spoken.silenced().forEach(word -> silences.add(new Silence(utterance.speaker(), Math.max(0,
                        word.startMillis() - MARGIN_MILLIS), word.endMillis() + MARGIN_MILLIS)));
            }
        }
        List<Utterance> utterances = transcript.utterances().stream().map(utterance -> changed.getOrDefault(utterance.number(),
                utterance)).toList();
        Transcript left = new Transcript(transcript.language(), transcript.timed(), transcript.speakersGuessed(), transcript.speakers(),
                utterances);
        return new Redacted(left, silences, counts);
    }

    static String spoken(Utterance utterance) {
        return String.join(" ", utterance.words().stream().map(Word::text).toList());
    }

    /** Each speaker's utterances in a row, short words of others between them passed over. */
    private static List<List<Utterance>> stretches(Transcript transcript) {
        Map<Integer, List<Utterance>> open = new TreeMap<>();
        List<List<Utterance>> stretches = new ArrayList<>();
        for (Utterance utterance : transcript.utterances()) {
            if (!isShort(utterance)) {
                open.entrySet().removeIf(entry -> entry.getKey() != utterance.speaker() && stretches.add(entry.getValue()));
            }
            open.computeIfAbsent(utterance.speaker(), speaker -> new ArrayList<>()).add(utterance);
        }
        stretches.addAll(open.values());
        return stretches;
    }

    private static boolean isShort(Utterance utterance) {
        return utterance.text().split("\\s+", SHORT_WORDS + 2).length <= SHORT_WORDS;
    }
}
