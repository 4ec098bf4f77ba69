package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.core.change.ChangeRefused;
import com.nexusflow.copilot.core.change.Decision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes that were asked for, and the decisions on them. */
@RestController
@RequestMapping("/api/v1/proposals")
@Tag(name = "Proposals")
class ProposalsController {

    private final ChangeDesk desk;
    private final AskLimit limit;

    ProposalsController(ChangeDesk desk, AskLimit limit) {
        this.desk = desk;
        this.limit = limit;
    }

    /** @param lines the lines to do; left out for all */
    record Approval(@Nullable String signature, @Nullable Set<Integer> lines) {}

    /** @param value an amount in major units as the language writes it, an ISO date, a stage's or person's name, or a text */
    record Edit(@Nullable Integer line, @Nullable String value) {}

    @GetMapping
    @Operation(summary = "Changes that wait for your approval")
    List<Block.ProposalCard> waiting(Locale locale) {
        return desk.waiting(locale);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One proposed change, and what became of it")
    Block.ProposalCard proposal(@PathVariable UUID id, Locale locale) {
        return desk.card(id, locale).orElseThrow(() -> new NotFound("proposal", id));
    }

    @PostMapping("/{id}/approval")
    @Operation(summary = "Do the change; repeating it has no second effect")
    Reply approve(@PathVariable UUID id, @RequestBody Approval approval, Locale locale) {
        limit.decision();
        String signature = approval.signature() == null ? "" : approval.signature();
        Set<Integer> lines = approval.lines() == null
                ? proposal(id, locale).lines().stream().map(Block.ProposalLine::number).collect(Collectors.toSet())
                : approval.lines();
        return answer(desk.approve(id, signature, lines, locale));
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "Drop the change")
    Reply reject(@PathVariable UUID id, Locale locale) {
        limit.decision();
        return answer(desk.reject(id, locale));
    }

    @PostMapping("/{id}/undo")
    @Operation(summary = "Take back what was done, within 30 days, unless the record was changed since")
    Reply undo(@PathVariable UUID id, Locale locale) {
        limit.decision();
        return answer(desk.undo(id, locale));
    }

    @PostMapping("/{id}/edits")
    @Operation(summary = "Give one line another value; a new proposal replaces this one")
    Block.ProposalCard edit(@PathVariable UUID id, @RequestBody Edit edit, Locale locale) {
        if (edit.line() == null || edit.value() == null || edit.value().indexOf('\0') >= 0) {
            throw new BadInput("line and value must be given");
        }
        limit.decision();
        try {
            return desk.edit(id, edit.line(), edit.value(), locale).orElseThrow(() -> new NotFound("proposal", id));
        } catch (ChangeRefused e) {
            throw (BadInput) new BadInput(desk.words(e, locale)).initCause(e);
        }
    }

    private static Reply answer(ChangeDesk.Outcome outcome) {
        HttpStatus status = status(outcome.decision());
        if (status.isError()) {
            throw new Undecided(status, outcome.reply());
        }
        return outcome.reply();
    }

    private static HttpStatus status(Decision decision) {
        return switch (decision) {
            case Decision.Applied a -> HttpStatus.OK;
            case Decision.Rejected r -> HttpStatus.OK;
            case Decision.Undone u -> HttpStatus.OK;
            case Decision.Stale s -> HttpStatus.CONFLICT;
            case Decision.Overtaken o -> HttpStatus.CONFLICT;
            case Decision.Refused refused -> switch (refused.reason()) {
                case UNKNOWN -> HttpStatus.NOT_FOUND;
                case FORGED, NOT_YOURS, NEEDS_MANAGER -> HttpStatus.FORBIDDEN;
                case NOTHING_CHOSEN -> HttpStatus.BAD_REQUEST;
                case EXPIRED, ALREADY_SO, CLOSED, TOO_LATE -> HttpStatus.CONFLICT;
            };
        };
    }
}
