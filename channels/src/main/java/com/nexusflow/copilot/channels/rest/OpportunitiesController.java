package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.OpportunityFilter;
import com.nexusflow.copilot.core.crm.Timeline;
import com.nexusflow.copilot.core.crm.TimelineEntry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deals. */
@RestController
@RequestMapping("/api/v1/opportunities")
@Tag(name = "Records")
class OpportunitiesController {

    private static final int ACTIVITIES = 100;

    private final Opportunities opportunities;
    private final Timeline timeline;

    OpportunitiesController(Opportunities opportunities, Timeline timeline) {
        this.opportunities = opportunities;
        this.timeline = timeline;
    }

    @GetMapping
    @Operation(summary = "A page of deals, latest close date first")
    List<Opportunity> list(
            @RequestParam @Nullable UUID owner,
            @RequestParam @Nullable UUID team,
            @RequestParam @Nullable UUID account,
            @RequestParam @Nullable UUID product,
            @RequestParam @Nullable UUID stage,
            @RequestParam @Nullable String text,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate closesFrom,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate closesTo,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        OpportunityFilter filter =
                BadInput.check(() -> new OpportunityFilter(owner, team, account, product, stage, text, closesFrom, closesTo));
        return opportunities.list(
                filter, BadInput.within("offset", offset, 0, Integer.MAX_VALUE), BadInput.within("limit", limit, 1, 200));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A deal with its competitors and line items")
    Opportunity opportunity(@PathVariable UUID id) {
        return opportunities.byId(id).orElseThrow(() -> new NotFound("opportunity", id));
    }

    @GetMapping("/{id}/timeline")
    @Operation(summary = "The last 100 activities around a deal, and what happened between them, newest first")
    List<TimelineEntry> timeline(@PathVariable UUID id) {
        return timeline.ofOpportunity(opportunity(id).id(), ACTIVITIES);
    }
}
