package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.voice.redact.Piece.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the runs of digits and letters of a text as one language says them. Words that stand for neither end a run. */
final class PieceReader {

    private record Word(String text, int start, int end, String before) {}

    private record Match(String characters, int words) {}

    /** So many digits before and after a word make it one of theirs. */
    private static final int AMONG = 3;

    private final String text;
    private final SpokenForms forms;
    private final List<Word> words;
    private final List<Piece> open = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();

    private PieceReader(String text, SpokenForms forms) {
        this.text = text;
        this.forms = forms;
        this.words = words(text);
    }

    static List<Run> runs(String text, SpokenForms forms) {
        return new PieceReader(text, forms).read();
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int last = 0;
        int at = 0;
        while (at < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '\'')) {
                end++;
            }
            words.add(new Word(text.substring(at, end).toLowerCase(Locale.ROOT), at, end, text.substring(last, at)));
            last = end;
            at = end;
        }
        return words;
    }

    private List<Run> read() {
        int at = 0;
        while (at < words.size()) {
            if (separates(words.get(at).before())) {
                Run.close(open, runs);
            }
            int used = take(at);
            if (used == 0 && !isPassedOver(words.get(at)) && !isMisheard(at)) {
                Run.close(open, runs);
            }
            at += Math.max(1, used);
        }
        Run.close(open, runs);
        return runs;
    }

    private boolean isPassedOver(Word word) {
        return forms.isSkipped(word.text()) && isAfterSpoken();
    }

    /** A word that stands among digits told one by one is mostly a digit the recogniser did not get. */
    private boolean isMisheard(int at) {
        return isAfterDigits(AMONG) && isBeforeDigits(at + 1, AMONG);
    }

    private boolean isAfterDigits(int count) {
        return open.size() >= count && open.subList(open.size() - count, open.size()).stream().allMatch(piece -> piece.spoken() && piece.single());
    }

    /** Words that sound like digits count as such, but for the last one. */
    private boolean isBeforeDigits(int from, int count) {
        int at = from;
        int digits = 0;
        while (at < words.size() && digits < count && isJoined(words.get(at))) {
            boolean last = digits == count - 1;
            Match number = number(at);
            boolean digit = number != null && number.characters().length() == 1;
            boolean likely = forms.times(words.get(at).text()) > 0 || forms.heard(words.get(at).text()) != null;
            if (!digit && !likely) {
                return false;
            }
            digits += digit || !last ? 1 : 0;
            at++;
        }
        return digits >= count;
    }

    private boolean isAfterSpoken() {
        return !open.isEmpty() && open.getLast().spoken();
    }

    /** Adds the piece at this word and tells how many words it took, 0 when the word stands for none. */
    private int take(int at) {
        int repeated = repeated(at);
        if (repeated > 0) {
            return repeated;
        }
        Match number = number(at);
        if (number != null) {
            return add(at, number.words(), number.characters(), false);
        }
        Word word = words.get(at);
        String heard = forms.heard(word.text());
        if (heard != null && isAfterDigits(1) && isBeforeDigits(at + 1, 1)) {
            return add(at, 1, heard, false);
        }
        String after = forms.inside(word.text());
        String characters = after == null ? forms.round(word.text()) : after;
        if (characters != null && isAfterSpoken()) {
            return add(at, 1, characters, false);
        }
        boolean passedOver = isPassedOver(word);
        return !passedOver && literal(word) ? 1 : 0;
    }

    private int add(int at, int count, String characters, boolean repeated) {
        Word first = words.get(at);
        open.add(new Piece(characters, first.start(), words.get(at + count - 1).end(), true, false, first.before().contains(","), repeated));
        return count;
    }

    /** "double three", "dos veces tres": how many words it took. */
    private int repeated(int at) {
        for (int count = 1; count <= 2 && at + count < words.size(); count++) {
            int times = forms.times(phrase(at, count));
            Match digit = times == 0 ? null : number(at + count);
            if (digit != null && digit.characters().length() == 1) {
                return add(at, count + digit.words(), digit.characters().repeat(times), true);
            }
            String written = words.get(at + count).text();
            if (times > 0 && written.length() == 1 && Character.isDigit(written.charAt(0))) {
                return add(at, count + 1, written.repeat(times), true);
            }
        }
        return 0;
    }

    /** The longest phrase from this word on that is a number. */
    private @Nullable Match number(int at) {
        int most = 1;
        while (most < forms.longest() && at + most < words.size() && isJoined(words.get(at + most))) {
            most++;
        }
        for (int count = most; count > 0; count--) {
            String digits = forms.number(phrase(at, count));
            if (digits != null) {
                return digits.length() == 3 ? hundreds(at, count, digits) : new Match(digits, count);
            }
        }
        return null;
    }

    /** "seiscientos doce" is 612, "seiscientos" alone 600. */
    private Match hundreds(int at, int count, String digits) {
        boolean more = at + count < words.size() && isJoined(words.get(at + count));
        Match rest = more ? number(at + count) : null;
        if (rest == null || rest.characters().length() > 2) {
            return new Match(digits, count);
        }
        return new Match(digits.substring(0, 3 - rest.characters().length()) + rest.characters(), count + rest.words());
    }

    private static boolean isJoined(Word word) {
        return word.before().isBlank() || word.before().equals("-");
    }

    private String phrase(int at, int count) {
        if (count == 1) {
            return words.get(at).text();
        }
        return String.join(" ", words.subList(at, at + count).stream().map(Word::text).toList());
    }

    private boolean literal(Word word) {
        boolean comma = word.before().contains(",");
        boolean money = word.start() > 0 && "$€£".indexOf(text.charAt(word.start() - 1)) >= 0;
        boolean digits = word.text().chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits && !money) {
            open.add(new Piece(word.text(), word.start(), word.end(), false, false, comma, false));
            return true;
        }
        boolean code = isCode(word);
        if (code) {
            open.add(new Piece(word.text().toUpperCase(Locale.ROOT), word.start(), word.end(), false, true, comma, false));
        }
        return code;
    }

    /** A letter, letters mixed with digits, an IBAN's country, or a bank's four letters in one. */
    private boolean isCode(Word word) {
        String characters = word.text();
        boolean capital = Character.isUpperCase(text.charAt(word.start()));
        boolean bank = characters.length() == 4 && !open.isEmpty() && open.getFirst().letter() && capital;
        boolean mixed = !characters.chars().allMatch(Character::isLetter);
        return characters.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))
                && (characters.length() == 1 || mixed || characters.length() == 2 && Iban.isCountry(characters) && capital || bank);
    }

    /** What stands between two words of one number: blanks and at most light punctuation. */
    private static boolean separates(String between) {
        return between.chars().anyMatch(c -> "?!:;%$€£@#".indexOf(c) >= 0) || between.strip().length() > 2;
    }
}
