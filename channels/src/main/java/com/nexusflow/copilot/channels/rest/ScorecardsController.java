package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.call.CardAgreement;
import com.nexusflow.copilot.core.call.Judgement;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.call.Verdict;
import com.nexusflow.copilot.core.call.Verdicts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people say of the scorecards of calls. */
@RestController
@RequestMapping("/api/v1/calls")
@Tag(name = "Calls")
class ScorecardsController {

    private final Verdicts verdicts;

    ScorecardsController(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** @param reason at most 500 characters, or left out */
    record Opinion(@Nullable Status status, @Nullable String reason) {}

    @PutMapping("/{id}/scorecards/{card}/{element}")
    @Operation(summary = "Confirm or overrule what the machine says of an element, as a manager of the call's rep, operations or administrator; "
            + "pass the version of the verdict you saw (0 for none), so that nobody else's is overwritten unseen")
    Verdict judge(@PathVariable UUID id, @PathVariable String card, @PathVariable String element, @RequestParam @Nullable Integer version, @RequestBody Opinion said) {
        Judgement judgement = BadInput.check(() -> new Judgement(BadInput.given("status", said.status()), said.reason()));
        return verdicts.judge(id, card, element, judgement, version).orElseThrow(() -> new NotFound("call", id));
    }

    @DeleteMapping("/{id}/scorecards/{card}/{element}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take back what a person said of an element: what the machine says counts again")
    void takeBack(@PathVariable UUID id, @PathVariable String card, @PathVariable String element, @RequestParam @Nullable Integer version) {
        if (!verdicts.takeBack(id, card, element, version)) {
            throw new NotFound("call", id);
        }
    }

    @GetMapping("/{id}/scorecards/{card}/{element}")
    @Operation(summary = "All that people said of an element, newest first; without a status where a verdict was taken back")
    List<Verdict> history(@PathVariable UUID id, @PathVariable String card, @PathVariable String element) {
        return verdicts.history(id, card, element).orElseThrow(() -> new NotFound("call", id));
    }

    @GetMapping("/agreement")
    @Operation(summary = "How far people and machine agree on each scorecard (Cohen's kappa), over the calls you see; without a figure under 20 judgements")
    List<CardAgreement> agreement() {
        return verdicts.agreement();
    }
}
