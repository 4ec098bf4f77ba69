package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.voice.redact.PersonalSpan.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Card, account and phone numbers among the runs of digits and letters of a text. */
final class Numbers {

    private static final int REACH = 60;
    private static final int COUNTED_REACH = 24;
    private static final int LONGEST_ACCOUNT = 34;
    private static final int LONGEST_SPELLED = 60;
    private static final int PHONE_SHORTEST = 7;
    private static final int PHONE_LONGEST = 15;
    private static final int PHONE_UNMISTAKABLE = 10;
    private static final int TRUNK_SHORTEST = 9;

    private final String text;
    private final SpokenForms forms;
    private final List<PersonalSpan> spans = new ArrayList<>();

    private Numbers(String text, SpokenForms forms) {
        this.text = text;
        this.forms = forms;
    }

    static List<PersonalSpan> in(String text, SpokenForms forms) {
        return new Numbers(text, forms).read(PieceReader.runs(text, forms));
    }

    /** Only what is said in words of this language. */
    static List<PersonalSpan> spokenIn(String text, SpokenForms forms) {
        return new Numbers(text, forms).read(PieceReader.runs(text, forms).stream().filter(Piece.Run::spoken).toList());
    }

    private List<PersonalSpan> read(List<Piece.Run> runs) {
        for (Piece.Run run : runs) {
            accounts(run);
            for (Piece.Run digits : run.digits()) {
                cards(digits);
                phone(digits);
            }
        }
        return spans;
    }

    private void accounts(Piece.Run run) {
        List<Piece> pieces = run.pieces();
        for (int from = 0; from < pieces.size(); from++) {
            String rest = new Piece.Run(pieces.subList(from, Math.min(pieces.size(), from + LONGEST_ACCOUNT))).characters();
            int length = pieces.get(from).letter() ? Iban.length(rest, 0) : 0;
            if (length > 0 && rest.length() >= length && Iban.isNumber(rest.substring(0, length))) {
                spans.add(new PersonalSpan(Kind.IBAN, pieces.get(from).start(), pieces.get(covering(pieces, from, length)).end()));
                return;
            }
        }
    }

    /** The piece in which so many characters from this piece on are complete. */
    private static int covering(List<Piece> pieces, int from, int length) {
        int covered = 0;
        int at = from;
        while (at < pieces.size()) {
            covered += pieces.get(at).characters().length();
            if (covered >= length) {
                return at;
            }
            at++;
        }
        return pieces.size() - 1;
    }

    /** Cards as the words are mostly meant, and if none comes out, with one "eighty six" meant as 80 and 6. */
    private void cards(Piece.Run run) {
        List<Piece> pieces = run.pieces();
        if (run.characters().length() < Card.SHORTEST - 1 || cardsIn(pieces)) {
            return;
        }
        for (int i = 0; i < pieces.size() && pieces.size() <= LONGEST_SPELLED; i++) {
            Piece apart = pieces.get(i).apart();
            if (apart != null) {
                List<Piece> other = new ArrayList<>(pieces);
                other.set(i, apart);
                if (cardsIn(other)) {
                    return;
                }
            }
        }
    }

    private boolean cardsIn(List<Piece> pieces) {
        boolean found = false;
        int from = 0;
        while (from < pieces.size()) {
            int end = cardEnd(pieces, from);
            if (end > from) {
                spans.add(new PersonalSpan(Kind.CARD, pieces.get(from).start(), pieces.get(end - 1).end()));
                found = true;
            }
            from = Math.max(from + 1, end);
        }
        return found;
    }

    /** Past the last piece of the longest card number that starts here; told as a card, one wrong digit (Luhn) is forgiven. */
    private int cardEnd(List<Piece> pieces, int from) {
        StringBuilder digits = new StringBuilder();
        int best = from;
        boolean said = said(Topic.CARD, pieces.get(from).start());
        for (int at = from; at < pieces.size() && digits.length() < Card.LONGEST; at++) {
            Piece piece = pieces.get(at);
            boolean listed = piece.afterComma() && !piece.spoken() && at > from && !said;
            if (listed) {
                break;
            }
            digits.append(piece.characters());
            if (Card.isNumber(digits) || said && Card.hasIssuer(digits)) {
                best = at + 1;
            }
        }
        return best;
    }

    private void phone(Piece.Run run) {
        List<Piece> pieces = run.pieces();
        PersonalSpan whole = new PersonalSpan(Kind.PHONE, open(pieces.getFirst().start()), pieces.getLast().end());
        String digits = run.characters();
        boolean free = spans.stream().noneMatch(whole::meets);
        boolean counts = isCounted(pieces.getLast().end());
        if (free && !counts && digits.length() >= PHONE_SHORTEST && digits.length() <= PHONE_LONGEST && (run.spoken() ? isSpokenPhone(run,
                digits) : isWrittenPhone(run, digits))) {
            spans.add(whole);
        }
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

    private boolean hasPlus(int start) {
        String before = text.substring(Math.max(0, start - 6), start).toLowerCase(Locale.ROOT).strip();
        return before.endsWith("+") || before.endsWith("+(") || forms.topic(Topic.PLUS).matcher(before).results().anyMatch(found -> found.end() == before.length());
    }

    /** Money and quantities are followed by what is counted. */
    private boolean isCounted(int end) {
        String after = text.substring(end, Math.min(text.length(), end + COUNTED_REACH)).stripLeading().toLowerCase(Locale.ROOT);
        return !after.isEmpty() && "%$€£".indexOf(after.charAt(0)) >= 0 || forms.topic(Topic.COUNTED).matcher(after).lookingAt();
    }

    /** Prices and dates are said in tens and hundreds, phone numbers mostly digit by digit. */
    private boolean isSpokenPhone(Piece.Run run, String digits) {
        int start = run.pieces().getFirst().start();
        long single = run.pieces().stream().filter(piece -> piece.characters().length() == 1 || piece.repeated()).count();
        boolean round = run.pieces().stream().anyMatch(piece -> piece.characters().startsWith("00") && !piece.repeated());
        boolean called = said(Topic.PHONE, start) || hasPlus(start);
        boolean digitwise = single * 2 >= run.pieces().size();
        return called && !said(Topic.OTHER, start) && !round || digitwise && digits.length() >= PHONE_UNMISTAKABLE && !said(Topic.OTHER,
                start)
                || digits.startsWith("0") && digits.length() >= TRUNK_SHORTEST && digitwise
                || !round && !said(Topic.OTHER, start) && forms.topic(Topic.PHONE_DIGITS).matcher(digits).matches();
    }

    private boolean isWrittenPhone(Piece.Run run, String digits) {
        List<Piece> pieces = run.pieces();
        int start = pieces.getFirst().start();
        if (pieces.stream().skip(1).anyMatch(Piece::afterComma) || isDate(pieces)) {
            return false;
        }
        boolean other = said(Topic.OTHER, start) && !hasPlus(start);
        boolean trunk = digits.startsWith("0") && digits.length() >= TRUNK_SHORTEST && !digits.startsWith("000");
        boolean american = isAmerican(pieces, digits);
        boolean grouped = forms.topic(Topic.WRITTEN_PHONE).matcher(text.substring(start, pieces.getLast().end())).matches();
        return hasPlus(start) || !other && (trunk || american || grouped || said(Topic.PHONE, start));
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

    private boolean said(Topic topic, int before) {
        return forms.topic(topic).matcher(text.substring(Math.max(0, before - REACH), before).toLowerCase(Locale.ROOT)).find();
    }
}
