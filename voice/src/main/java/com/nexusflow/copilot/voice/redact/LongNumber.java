package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.voice.redact.PersonalSpan.Kind;
import com.nexusflow.copilot.voice.redact.Piece.Run;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers as long as those of cards and accounts, told digit by digit or in groups. As recognisers mishear digits, no check digit has to be
 * right; a number is ordinary when it is called another thing, counted, or has the form of dates, years, prices or amounts.
 */
final class LongNumber {

    private static final int SHORT_GROUP = 3;
    private static final int BESIDE = 1;
    /** Two pairs can sound like one ("soixante dix-neuf"). */
    private static final int SHORTEST_IN_PAIRS = 12;

    private final Run run;
    private final List<Piece> pieces;
    private final String digits;
    private final Surroundings around;

    private LongNumber(Run run, Surroundings around) {
        this.run = run;
        this.pieces = run.pieces();
        this.digits = run.characters();
        this.around = around;
    }

    static boolean isOne(Run run, Surroundings around) {
        return run.characters().length() >= SHORTEST_IN_PAIRS && new LongNumber(run, around).isPersonal();
    }

    /** How many digits beside a card's number may belong to the sentence ("one"); more are its date, its code, or the number misheard. */
    static int mayStandBeside(Run run) {
        return isDigitwise(run.pieces()) ? BESIDE : 0;
    }

    /** What it most likely is. */
    static Kind kind(Run run, Surroundings around) {
        int length = run.characters().length();
        int start = run.pieces().getFirst().start();
        boolean card = around.isCard(start);
        if (length > Card.LONGEST || !card && around.isAccount(start)) {
            return Kind.IBAN;
        }
        return !card && length <= Phones.LONGEST && around.isPhone(start) ? Kind.PHONE : Kind.CARD;
    }

    private boolean isPersonal() {
        boolean longEnough = digits.length() >= Card.SHORTEST;
        boolean told = longEnough && isDigitwise(pieces) || (run.spoken() ? isInPairs() : longEnough && isInGroups());
        return told && !run.isCounting() && !around.isCounted(pieces.getLast().end()) && !around.isNamedOther(pieces.getFirst().start());
    }

    private static boolean isDigitwise(List<Piece> pieces) {
        long single = pieces.stream().filter(Piece::single).count();
        return single * 2 >= pieces.size() && !hasRound(pieces);
    }

    private static boolean hasRound(List<Piece> pieces) {
        return pieces.stream().anyMatch(piece -> piece.spoken() && !piece.repeated() && piece.characters().startsWith("00"));
    }

    /** Prices of plans end alike ("ninety nine"), and years begin alike ("twenty"). */
    private boolean isInPairs() {
        return !hasRound(pieces) && !areAlike(0) && !areAlike(1);
    }

    private boolean areAlike(int first) {
        return IntStream.iterate(first, i -> i < pieces.size(), i -> i + 2).mapToObj(i -> pieces.get(i).characters()).distinct().count() == 1;
    }

    private boolean isInGroups() {
        boolean listed = pieces.stream().skip(1).anyMatch(Piece::afterComma);
        boolean round = pieces.stream().allMatch(piece -> piece.characters().endsWith("00"));
        boolean years = pieces.stream().allMatch(piece -> piece.characters().matches("(?:19|20)\\d\\d"));
        return !listed && !round && !years && !isAmount() && digits.length() >= SHORT_GROUP * pieces.size();
    }

    /** Thousands apart from each other. */
    private boolean isAmount() {
        return pieces.size() > 1 && pieces.getFirst().characters().length() <= SHORT_GROUP
                && pieces.stream().skip(1).allMatch(piece -> piece.characters().length() == SHORT_GROUP);
    }
}
