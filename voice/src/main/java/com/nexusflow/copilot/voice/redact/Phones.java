package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.voice.redact.PersonalSpan.Kind;
import com.nexusflow.copilot.voice.redact.Piece.Run;
import java.util.List;
import java.util.Optional;

/** Phone numbers by length, form and what is said around them. */
final class Phones {

    static final int LONGEST = 15;
    private static final int SHORTEST = 7;
    private static final int UNMISTAKABLE = 10;
    private static final int TRUNK_SHORTEST = 9;

    private final String text;
    private final SpokenForms forms;
    private final Surroundings around;

    Phones(String text, SpokenForms forms, Surroundings around) {
        this.text = text;
        this.forms = forms;
        this.around = around;
    }

    Optional<PersonalSpan> in(Run run) {
        List<Piece> pieces = run.pieces();
        String digits = run.characters();
        boolean fits = digits.length() >= SHORTEST && digits.length() <= LONGEST && !around.isCounted(pieces.getLast().end())
                && !(run.spoken() && run.isCounting() && !around.isPhone(pieces.getFirst().start()));
        return fits && (run.spoken() ? isSpoken(run, digits) : isWritten(run, digits))
                ? Optional.of(new PersonalSpan(Kind.PHONE, open(pieces.getFirst().start()), pieces.getLast().end())) : Optional.empty();
    }

    /** An opening bracket or a plus before the first digit belongs to the number. */
    private int open(int start) {
        int at = start;
        while (at > 0 && "+( ".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        while (at < start && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** Prices and dates are said in tens and hundreds, phone numbers mostly digit by digit. */
    private boolean isSpoken(Run run, String digits) {
        int start = run.pieces().getFirst().start();
        long single = run.pieces().stream().filter(Piece::single).count();
        boolean round = run.pieces().stream().anyMatch(piece -> piece.characters().startsWith("00") && !piece.repeated());
        boolean called = around.isPhone(start);
        boolean digitwise = single * 2 >= run.pieces().size();
        return called && !around.isOther(start) && !round || digitwise && digits.length() >= UNMISTAKABLE && !around.isOther(start)
                || digits.startsWith("0") && digits.length() >= TRUNK_SHORTEST && digitwise
                || !round && !around.isOther(start) && forms.topic(Topic.PHONE_DIGITS).matcher(digits).matches();
    }

    private boolean isWritten(Run run, String digits) {
        List<Piece> pieces = run.pieces();
        int start = pieces.getFirst().start();
        if (pieces.stream().skip(1).anyMatch(Piece::afterComma) || isDate(pieces)) {
            return false;
        }
        boolean other = around.isOther(start) && !around.hasPlus(start);
        boolean trunk = digits.startsWith("0") && digits.length() >= TRUNK_SHORTEST && !digits.startsWith("000");
        boolean american = isAmerican(pieces, digits);
        boolean grouped = forms.topic(Topic.WRITTEN_PHONE).matcher(text.substring(start, pieces.getLast().end())).matches();
        return around.hasPlus(start) || !other && (trunk || american || grouped || around.isPhone(start));
    }

    /** Area code, exchange and line, in groups or whole, as the North American plan allows them. */
    private static boolean isAmerican(List<Piece> pieces, String digits) {
        String national = digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
        boolean valid = national.length() == 10 && national.charAt(0) >= '2' && national.charAt(3) >= '2';
        return valid && (pieces.size() == 1 || pieces.getLast().characters().length() == 4
                && pieces.get(pieces.size() - 2).characters().length() == 3);
    }

    private boolean isDate(List<Piece> pieces) {
        if (pieces.size() < 3) {
            return false;
        }
        String written = text.substring(pieces.getFirst().start(), pieces.get(2).end());
        return written.matches("\\d{4}[-/. ]\\d{1,2}[-/. ]\\d{1,2}|\\d{1,2}[-/. ]\\d{1,2}[-/. ]\\d{4}");
    }
}
