package com.nexusflow.copilot.voice.names;

import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.names.NameIndex.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a tenant knows (products, competitors, accounts, people), put where a transcript has what they sound like: "kan code" becomes
 * "Kan-code". The less sure the recogniser was of its words, the more readily they are changed; usual words that were clearly heard stay.
 * Building it takes time with the number of names: keep one while they do not change.
 */
public final class KnownNames {

    private static final int MOST_WORDS = 4;
    private static final int SHORTEST = 4;
    /** How near words must be to a name to become it: this much, and more the surer they are. */
    private static final double NEAR = 0.7;
    private static final double SURENESS = 0.18;
    /** Words of a written transcript say nothing about how sure they are. */
    private static final double WRITTEN = 0.8;
    private static final double DOUBTFUL = 0.7;
    private static final double NEAR_FOR_ORDINARY = 0.88;
    private static final double NEAR_FOR_CLEAR = 0.96;
    private static final Pattern WORD = Pattern.compile("\\S+");

    private final NameIndex index;

    private KnownNames(NameIndex index) {
        this.index = index;
    }

    /** The names as they are to be written. */
    public static KnownNames of(List<String> names) {
        return new KnownNames(new NameIndex(names));
    }

    /** The transcript with the names put right; a changed word takes the time from the first to the last of the words it stands for. */
    public Transcript corrected(Transcript transcript) {
        OrdinaryWords ordinary = OrdinaryWords.of(transcript.language());
        List<Utterance> utterances = transcript.utterances().stream()
                .map(utterance -> utterance.words().isEmpty() ? written(utterance, ordinary) : timed(utterance, ordinary)).toList();
        return new Transcript(transcript.language(), transcript.timed(), transcript.speakersGuessed(), transcript.speakers(), utterances);
    }

    private Utterance timed(Utterance utterance, OrdinaryWords ordinary) {
        List<Word> words = utterance.words();
        List<SaidWord> said = words.stream().map(word -> SaidWord.of(word.text(), word.confidence())).toList();
        List<Change> changes = changes(said, ordinary);
        if (changes.isEmpty()) {
            return utterance;
        }
        List<Word> corrected = new ArrayList<>();
        int next = 0;
        for (Change change : changes) {
            corrected.addAll(words.subList(next, change.from()));
            corrected.addAll(words(replacement(said, change).split(" "), words.subList(change.from(), change.to()), sureness(said, change.from(), change.to())));
            next = change.to();
        }
        corrected.addAll(words.subList(next, words.size()));
        return utterance.saying(String.join(" ", corrected.stream().map(Word::text).toList()), corrected);
    }

    /** The words of a name at the times of what was heard: each its own where they are as many, and else equal shares of all. */
    private static List<Word> words(String[] parts, List<Word> heard, double sureness) {
        List<Word> words = new ArrayList<>();
        int start = heard.getFirst().startMillis();
        int length = heard.getLast().endMillis() - start;
        for (int i = 0; i < parts.length; i++) {
            words.add(parts.length == heard.size()
                    ? new Word(parts[i], heard.get(i).startMillis(), heard.get(i).endMillis(), sureness)
                    : new Word(parts[i], start + length * i / parts.length, start + length * (i + 1) / parts.length, sureness));
        }
        return words;
    }

    private Utterance written(Utterance utterance, OrdinaryWords ordinary) {
        String text = utterance.text();
        List<SaidWord> said = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            said.add(SaidWord.of(word.group(), WRITTEN));
            starts.add(word.start());
            ends.add(word.end());
        }
        StringBuilder corrected = new StringBuilder();
        int next = 0;
        for (Change change : changes(said, ordinary)) {
            corrected.append(text, next, starts.get(change.from())).append(replacement(said, change));
            next = ends.get(change.to() - 1);
        }
        return utterance.saying(corrected.append(text.substring(next)).toString(), List.of());
    }

    private static String replacement(List<SaidWord> said, Change change) {
        return said.get(change.from()).before() + change.name() + said.get(change.to() - 1).after();
    }

    /** What is to be changed, from the first to the last word. */
    private List<Change> changes(List<SaidWord> said, OrdinaryWords ordinary) {
        List<Change> possible = new ArrayList<>();
        for (int from = 0; from < said.size(); from++) {
            for (int to = from + 1; to <= Math.min(said.size(), from + MOST_WORDS); to++) {
                add(possible, said, from, to, ordinary);
                if (!said.get(to - 1).isOpen()) {
                    break;
                }
            }
        }
        possible.sort(Change.BEST_FIRST);
        List<Change> taken = new ArrayList<>();
        for (Change change : possible) {
            if (taken.stream().noneMatch(change::overlaps)) {
                taken.add(change);
            }
        }
        taken.removeIf(change -> change.name().equals(String.join(" ", said.subList(change.from(), change.to()).stream().map(SaidWord::core).toList())));
        taken.sort(Comparator.comparingInt(Change::from));
        return taken;
    }

    private void add(List<Change> possible, List<SaidWord> said, int from, int to, OrdinaryWords ordinary) {
        List<SaidWord> window = said.subList(from, to);
        String letters = String.join("", window.stream().map(SaidWord::letters).toList());
        boolean usual = window.stream().allMatch(word -> ordinary.has(word.core()));
        if (!usual || window.size() > 1) {
            index.spelled(letters).forEach(name -> possible.add(new Change(from, to, name.text(), 1)));
        }
        double sureness = sureness(said, from, to);
        if (letters.length() < SHORTEST || usual && sureness > DOUBTFUL) {
            return;
        }
        boolean mostlyUsual = sureness > DOUBTFUL && 2 * window.stream().filter(word -> ordinary.has(word.core())).count() >= window.size();
        double wanted = mostlyUsual ? NEAR_FOR_CLEAR : usual ? NEAR_FOR_ORDINARY : NEAR + SURENESS * sureness;
        String plain = Spelling.plain(letters);
        for (Name name : index.sounding(letters)) {
            double near = isOfLikeLength(name.plain(), plain) ? Spelling.nearness(plain, name.plain()) : 0;
            if (name.letters().length() >= SHORTEST && near >= wanted && !ordinary.has(name.text())) {
                possible.add(new Change(from, to, name.text(), Math.min(near, 0.999)));
            }
        }
    }

    private static boolean isOfLikeLength(String one, String other) {
        return Math.abs(one.length() - other.length()) * 3 <= Math.max(one.length(), other.length());
    }

    private static double sureness(List<SaidWord> said, int from, int to) {
        return said.subList(from, to).stream().mapToDouble(SaidWord::confidence).average().orElse(0);
    }
}
