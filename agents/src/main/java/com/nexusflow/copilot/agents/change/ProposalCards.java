package com.nexusflow.copilot.agents.change;

import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.ProposalState;
import com.nexusflow.copilot.core.change.ProposedChange;
import com.nexusflow.copilot.core.change.Value;
import com.nexusflow.copilot.core.money.Money;
import com.nexusflow.copilot.core.money.TypedAmount;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Proposals as cards. */
public final class ProposalCards {

    private final Phrases say;
    private final Tenant tenant;

    public ProposalCards(Phrases say, Tenant tenant) {
        this.say = say;
        this.tenant = tenant;
    }

    public Block.ProposalCard card(ProposedChange proposal, Instant now) {
        return new Block.ProposalCard(
                proposal.id(), proposal.signature(), proposal.askedBy().name(), state(proposal, now), proposal.isOpen(now) && isMine(proposal), proposal.lines().stream().map(this::line).toList(), proposal.expiresAt());
    }

    private static ProposalState state(ProposedChange proposal, Instant now) {
        return switch (proposal.status()) {
            case OPEN -> !proposal.isOpen(now) ? ProposalState.EXPIRED : proposal.needsManager() && isMine(proposal) ? ProposalState.NEEDS_MANAGER : ProposalState.OPEN;
            case APPLIED -> ProposalState.APPLIED;
            case REJECTED -> ProposalState.REJECTED;
            case REPLACED -> ProposalState.REPLACED;
            case UNDONE -> ProposalState.UNDONE;
        };
    }

    private static boolean isMine(ProposedChange proposal) {
        return proposal.askedBy().id().equals(TenantScope.current().personId());
    }

    /** A change as a card shows it. */
    public Block.ProposalLine line(ProposedChange.Line line) {
        return new Block.ProposalLine(
                line.number(), line.recordName(), say.sentence(say.replies().get("change.field." + line.field())), text(line.before()), text(line.after()),
                line.field(), typed(line.after()), line.details().stream().map(this::fact).toList(), line.applied());
    }

    private Block.Fact fact(ProposedChange.Detail detail) {
        boolean kind = detail.field().equals("kind");
        return new Block.Fact(
                say.sentence(say.replies().get("change.detail." + detail.field())),
                kind ? say.replies().get("event." + detail.value().text()) : text(detail.value()));
    }

    private String typed(@Nullable Value value) {
        if (value == null) {
            return "";
        }
        return value.kind() == Value.Kind.MONEY ? TypedAmount.written(new Money(Long.parseLong(value.text()), tenant.currency()))
                : value.text();
    }

    private String text(@Nullable Value value) {
        if (value == null) {
            return "";
        }
        return switch (value.kind()) {
            case MONEY -> say.format().exactMoney(new Money(Long.parseLong(value.text()), tenant.currency()).major());
            case DATE -> say.format().date(LocalDate.parse(value.text()));
            case TIME -> say.format().moment(Instant.parse(value.text()).atZone(tenant.timeZone()).toLocalDateTime());
            case TEXT -> value.text();
        };
    }
}
