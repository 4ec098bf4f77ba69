package com.nexusflow.copilot.core.crm.search;

/** The index on disk cannot be continued and is to be made anew; the message says why. */
final class UnusableIndexException extends Exception {

    UnusableIndexException(String reason) {
        super(reason);
    }
}
