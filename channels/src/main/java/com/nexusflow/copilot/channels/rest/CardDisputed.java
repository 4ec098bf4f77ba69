package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.knowledge.card.CardSave;
import java.util.stream.Collectors;

/** Somebody else changed the same fields of a battle card meanwhile. */
final class CardDisputed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CardSave.Disputed disputed;

    CardDisputed(CardSave.Disputed disputed) {
        super("Meanwhile others changed " + disputed.fields().stream().map(one -> one.field().code()).collect(Collectors.joining(", "))
                + ", too; decide between both texts, and save on version " + disputed.card().version() + ".");
        this.disputed = disputed;
    }

    CardSave.Disputed disputed() {
        return disputed;
    }
}
