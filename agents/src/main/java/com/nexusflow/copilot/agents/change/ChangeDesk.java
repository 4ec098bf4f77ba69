package com.nexusflow.copilot.agents.change;

import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.core.change.Approvals;
import com.nexusflow.copilot.core.change.Decision;
import com.nexusflow.copilot.core.change.ProposedChange;
import com.nexusflow.copilot.core.change.ProposedChange.Line;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Where people decide on proposals, through whichever door: the decision is carried out and answered like any question. */
public final class ChangeDesk {

    private static final String MODEL = "offline";

    private final Approvals approvals;
    private final Tenants tenants;
    private final Clock clock;

    public ChangeDesk(Approvals approvals, Tenants tenants, Clock clock) {
        this.approvals = approvals;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Approves the chosen lines for the person of the current scope. */
    public Reply approve(UUID id, String signature, Set<Integer> lines, Locale language) {
        return reply(id, approvals.approve(id, signature, lines), language);
    }

    public Reply reject(UUID id, Locale language) {
        return reply(id, approvals.reject(id), language);
    }

    public Reply undo(UUID id, Locale language) {
        return reply(id, approvals.undo(id), language);
    }

    private Reply reply(UUID id, Decision decision, Locale language) {
        Tenant tenant = tenants.current();
        Phrases say = new Phrases(language, new FiscalCalendar(tenant.fiscalYearStart()), tenant.currency().getCurrencyCode());
        return switch (decision) {
            case Decision.Applied applied -> reply(say, tenant, applied.proposal(), true, "change.applied", names(say, applied.proposal()));
            case Decision.Rejected rejected -> reply(say, tenant, rejected.proposal(), true, "change.rejected");
            case Decision.Undone undone -> reply(say, tenant, undone.proposal(), true, "change.undone", names(say, undone.proposal()));
            case Decision.Stale stale -> reply(say, tenant, stale.renewed(), false, "change.stale");
            case Decision.Overtaken overtaken -> reply(say, tenant, overtaken.proposal(), false, "change.overtaken",
                    say.both(overtaken.lines().stream().map(Line::recordName).distinct().toList()));
            case Decision.Refused refused -> new Reply(id, Reply.Status.DECLINED,
                    say.replies().get("change.refused." + refused.reason().name().toLowerCase(Locale.ROOT)), List.of(), List.of(), List.of(), MODEL);
        };
    }

    private Reply reply(Phrases say, Tenant tenant, ProposedChange proposal, boolean done, String key, Object... values) {
        return new Reply(
                proposal.id(), done ? Reply.Status.ANSWERED : Reply.Status.CLARIFY, say.replies().get(key, values),
                List.of(new ProposalCards(say, tenant).card(proposal, clock.instant())), List.of(), List.of(), MODEL);
    }

    private static String names(Phrases say, ProposedChange proposal) {
        return say.both(proposal.lines().stream()
                .filter(Line::applied)
                .map(line -> line.recordName().isEmpty() ? say.replies().get("change.field." + line.field()) : line.recordName())
                .distinct()
                .toList());
    }
}
