package com.nexusflow.copilot.core.crm.search;

/** The words [from, to) of a text. */
record Stretch(int from, int to) {

    int length() {
        return to - from;
    }
}
