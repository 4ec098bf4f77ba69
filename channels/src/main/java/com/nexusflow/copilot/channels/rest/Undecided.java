package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** A decision on a proposal that had no effect; says why and, where there is one, carries the proposal to decide on instead. */
final class Undecided extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient Reply reply;

    Undecided(HttpStatus status, Reply reply) {
        super(reply.text());
        this.status = status;
        this.reply = reply;
    }

    HttpStatus status() {
        return status;
    }

    Optional<Block> proposal() {
        return reply.blocks().stream().findFirst();
    }
}
