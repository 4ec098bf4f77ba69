package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.voice.redact.PersonalSpan.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Card, account and phone numbers among the runs of digits and letters of a text. */
final class Numbers {

    private static final int LONGEST_ACCOUNT = 34;
    private static final int LONGEST_SPELLED = 60;

    private final Surroundings around;
    private final Phones phones;
    private final List<PersonalSpan> spans = new ArrayList<>();

    private Numbers(String text, SpokenForms forms, IntFunction<String> heard) {
        this.around = new Surroundings(text, forms, heard);
        this.phones = new Phones(text, forms, around);
    }

    static List<PersonalSpan> in(String text, SpokenForms forms, IntFunction<String> heard) {
        return new Numbers(text, forms, heard).read(PieceReader.runs(text, forms));
    }

    /** Only what is said in words of this language. */
    static List<PersonalSpan> spokenIn(String text, SpokenForms forms, IntFunction<String> heard) {
        return new Numbers(text, forms, heard).read(PieceReader.runs(text, forms).stream().filter(Piece.Run::spoken).toList());
    }

    private List<PersonalSpan> read(List<Piece.Run> runs) {
        for (Piece.Run run : runs) {
            account(run);
            run.digits().forEach(this::digits);
        }
        return spans;
    }

    private void digits(Piece.Run run) {
        cards(run);
        PersonalSpan whole = run.span(Kind.CARD);
        if (LongNumber.isOne(run, around) && beside(run) > LongNumber.mayStandBeside(run)) {
            spans.removeIf(whole::meets);
            spans.add(run.span(LongNumber.kind(run, around)));
        }
        phones.in(run).filter(phone -> spans.stream().noneMatch(phone::meets)).ifPresent(spans::add);
    }

    /** How many digits of the run no span covers. */
    private int beside(Piece.Run run) {
        return run.pieces().stream().filter(piece -> spans.stream().noneMatch(span -> span.start() < piece.end() && piece.start() < span.end()))
                .mapToInt(piece -> piece.characters().length()).sum();
    }

    private void account(Piece.Run run) {
        List<Piece> pieces = run.pieces();
        for (int from = 0; from < pieces.size(); from++) {
            String rest = new Piece.Run(pieces.subList(from, Math.min(pieces.size(), from + LONGEST_ACCOUNT))).characters();
            int length = pieces.get(from).letter() ? Iban.length(rest, 0) : 0;
            boolean right = length > 0 && rest.length() >= length && Iban.isNumber(rest.substring(0, length));
            boolean misheard = length > 0 && Math.abs(rest.length() - length) <= 1;
            if (right || misheard) {
                int last = right ? covering(pieces, from, length) : pieces.size() - 1;
                spans.add(new PersonalSpan(Kind.IBAN, pieces.get(from).start(), pieces.get(last).end()));
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
        boolean said = around.isCard(pieces.get(from).start());
        for (int at = from; at < pieces.size() && digits.length() < Card.LONGEST; at++) {
            Piece piece = pieces.get(at);
            boolean listed = piece.afterComma() && !piece.spoken() && at > from && !said;
            if (listed) {
                break;
            }
            digits.append(piece.characters());
            boolean barcode = digits.length() == Card.SHORTEST && around.isNamedOther(pieces.get(from).start());
            if (!barcode && Card.isNumber(digits) || said && Card.hasIssuer(digits)) {
                best = at + 1;
            }
        }
        return best;
    }
}
