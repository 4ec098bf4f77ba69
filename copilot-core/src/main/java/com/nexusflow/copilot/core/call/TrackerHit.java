package com.nexusflow.copilot.core.call;

import java.util.List;

/** A tracked topic on one side of the call: every time it came up, the first one first. */
public record TrackerHit(String tracker, Side side, List<Mention> mentions) {

    public TrackerHit {
        mentions = List.copyOf(mentions);
        if (mentions.isEmpty()) {
            throw new IllegalArgumentException("Tracker \"" + tracker + "\" has no mention; leave it out");
        }
    }

    /** The tracked phrase as the tracker words it, and the words it was heard in. */
    public record Mention(String phrase, String quote, int at, int atMillis) {}
}
