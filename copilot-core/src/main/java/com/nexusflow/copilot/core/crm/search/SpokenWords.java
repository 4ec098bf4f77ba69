package com.nexusflow.copilot.core.crm.search;

import com.nexusflow.copilot.core.crm.RecordKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a free text, and which of them may be names: ordinary words are not, unless they are written as names. */
final class SpokenWords implements Listening {

    private static final Set<RecordKind> PEOPLE = Set.of(RecordKind.PERSON, RecordKind.CONTACT);
    private static final double LOWEST_SCORE = 0.75;
    private static final double WHOLE_NAME = 0.95;
    private static final double MOST_OF_A_DEAL = 0.84;
    private static final int SHORTEST_PART = 3;
    private static final int SHORTEST_MISSPELLED_PART = 5;
    private static final int SHORTEST_CODE = 4;

    private final String text;
    private final List<Word> words;
    private final boolean[] standsOut;
    private final Map<String, Boolean> exactOnly = new HashMap<>();
    private final Map<String, Double> fits = new HashMap<>();

    SpokenWords(String text, List<Word> words) {
        this.text = text;
        this.words = words;
        this.standsOut = standingOut();
    }

    @Override
    public double fit(Word said, boolean last, String meant) {
        if (said.text().equals(meant)) {
            return 1;
        }
        if (isExactOnly(said.text())) {
            return 0;
        }
        return fits.computeIfAbsent(said.text() + ' ' + meant, pair -> Likeness.ofWord(said.text(), meant));
    }

    @Override
    public boolean mayBeExtra(Word said) {
        return false;
    }

    /** Whether a word is ordinary, or a slip in an ordinary word, and therefore fits only a name with just this word. */
    boolean isExactOnly(String word) {
        return exactOnly.computeIfAbsent(word, w -> Vocabulary.isOrdinary(w) || Vocabulary.isMisspelledOrdinary(w));
    }

    /** Whether to look for names with this word; names of ordinary words only are looked for as a whole. */
    boolean mayCarryAName(int at) {
        String word = words.get(at).text();
        return standsOut[at] || (!Vocabulary.isOrdinary(word) && Vocabulary.weight(word) == 1);
    }

    boolean belongs(int at, Name name) {
        for (Name.Part own : name.parts()) {
            if (fit(words.get(at), false, own.text()) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a stretch is written like an external id or an address and not like a word or a quantity. */
    boolean isCode(Stretch stretch) {
        String written = text.substring(words.get(stretch.from()).start(), words.get(stretch.to() - 1).end());
        if (written.indexOf('@') > 0) {
            return true;
        }
        if (written.length() < SHORTEST_CODE) {
            return false;
        }
        boolean letters = written.chars().anyMatch(Character::isLetter);
        boolean digits = written.chars().anyMatch(Character::isDigit);
        return digits
                ? letters || Vocabulary.isRecordWord(wordBefore(stretch))
                : stretch.length() == 1 && !isExactOnly(words.get(stretch.from()).text());
    }

    /** Whether a stretch that fits a name with this score is meant as that name. */
    boolean isName(Stretch stretch, RecordKind kind, Name name, double score) {
        if (score < (kind == RecordKind.OPPORTUNITY ? MOST_OF_A_DEAL : LOWEST_SCORE)) {
            return false;
        }
        boolean ofOrdinaryWords = words.subList(stretch.from(), stretch.to()).stream().allMatch(word -> Vocabulary.isOrdinary(word.text()));
        if (ofOrdinaryWords) {
            return score >= WHOLE_NAME ? wholeNameOfOrdinaryWords(stretch, score) : isFirstName(stretch, kind, name);
        }
        return stretch.length() > 1 || isNameByOneWord(stretch.from(), kind, name, score);
    }

    private boolean wholeNameOfOrdinaryWords(Stretch stretch, double score) {
        return (stretch.length() > 1 && score == 1) || standsOut[stretch.from()];
    }

    private boolean isFirstName(Stretch stretch, RecordKind kind, Name name) {
        String word = words.get(stretch.from()).text();
        return stretch.length() == 1
                && standsOut[stretch.from()]
                && PEOPLE.contains(kind)
                && !Vocabulary.isCalendar(word)
                && word.equals(name.parts().getFirst().text());
    }

    private boolean isNameByOneWord(int at, RecordKind kind, Name name, double score) {
        Word word = words.get(at);
        boolean spelledAlike = name.parts().stream().anyMatch(own -> own.text().equals(word.text())) || word.text().equals(name.joined());
        boolean whole = score >= WHOLE_NAME;
        if (!whole && (kind == RecordKind.OPPORTUNITY || word.text().length() < SHORTEST_PART)) {
            return false;
        }
        boolean sameStart = name.parts().stream().anyMatch(own -> own.text().charAt(0) == word.text().charAt(0));
        return spelledAlike || (word.text().length() >= SHORTEST_MISSPELLED_PART && (sameStart || standsOut[at]));
    }

    boolean isBesideDealWord(Stretch stretch) {
        boolean before = Vocabulary.isDealWord(wordBefore(stretch));
        return before || (stretch.to() < words.size() && Vocabulary.isDealWord(words.get(stretch.to()).text()));
    }

    private String wordBefore(Stretch stretch) {
        return stretch.from() == 0 ? "" : words.get(stretch.from() - 1).text();
    }

    /** Marks words whose capital letter means something: not at the start of a sentence, and not where most words have one. */
    private boolean[] standingOut() {
        boolean[] marked = new boolean[words.size()];
        long capitals = words.stream().filter(Word::capital).count();
        for (int at = 1; at < words.size() && capitals * 2 <= words.size(); at++) {
            String between = text.substring(words.get(at - 1).end(), words.get(at).start());
            marked[at] = words.get(at).capital() && between.chars().noneMatch(sign -> ".!?\n".indexOf(sign) >= 0);
        }
        return marked;
    }
}
