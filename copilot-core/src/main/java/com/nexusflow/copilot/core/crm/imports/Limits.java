package com.nexusflow.copilot.core.crm.imports;

/**
 * What an import takes at most, so that a wrong file ends in a sentence and not in a full disk.
 *
 * @param bytes of one file
 * @param rows of one file
 * @param columns of one file
 * @param rowCharacters of one row; an unclosed quote makes the rest of a file one row
 * @param listedErrors of one file; further errors are only counted
 */
public record Limits(int files, long bytes, long rows, int columns, int rowCharacters, int listedErrors) {

    public static final Limits DEFAULT = new Limits(50, 2L << 30, 5_000_000, 300, 1_000_000, 1_000);
}
