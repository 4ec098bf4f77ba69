package com.nexusflow.copilot.core.crm.search;

/**
 * One word of a text, folded to plain lower-case letters and digits.
 *
 * @param start where the word starts in the text it was read from
 * @param end where it ends there; a possessive ending is left outside
 * @param capital whether it was written with a capital letter
 */
record Word(String text, int start, int end, boolean capital) {

    boolean hasDigit() {
        return Likeness.hasDigit(text);
    }
}
