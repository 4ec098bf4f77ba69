package com.nexusflow.copilot.core.crm.search;

import java.util.Map;

/**
 * How far an index has followed the changes: those of all transactions before the horizon are in it.
 *
 * @param lastTransaction the newest change before the horizon, by which the sequence is recognised later; 0 when there is none
 */
record Position(long horizon, long lastTransaction, long lastSeq) {

    static final Position START = new Position(0, 0, 0);

    private static final String FORMAT = "format";
    private static final String HORIZON = "horizon";
    private static final String LAST_TRANSACTION = "lastTransaction";
    private static final String LAST_SEQ = "lastSeq";

    Map<String, String> asCommitData(int format) {
        return Map.of(
                FORMAT, String.valueOf(format),
                HORIZON, String.valueOf(horizon),
                LAST_TRANSACTION, String.valueOf(lastTransaction),
                LAST_SEQ, String.valueOf(lastSeq));
    }

    /** The position an index was committed with; an index of another format is refused. */
    static Position of(Map<String, String> commitData, int format) throws UnusableIndexException {
        if (!String.valueOf(format).equals(commitData.get(FORMAT))) {
            throw new UnusableIndexException("its format is " + commitData.get(FORMAT) + ", needed is " + format);
        }
        return new Position(number(commitData, HORIZON), number(commitData, LAST_TRANSACTION), number(commitData, LAST_SEQ));
    }

    private static long number(Map<String, String> commitData, String key) throws UnusableIndexException {
        String number = commitData.get(key);
        if (number == null) {
            throw new UnusableIndexException("its last commit does not tell its " + key);
        }
        return Long.parseLong(number);
    }
}
