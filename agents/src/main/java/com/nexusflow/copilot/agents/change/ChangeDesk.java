package com.nexusflow.copilot.agents.change;

import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.core.change.Approvals;
import com.nexusflow.copilot.core.change.ChangeRefused;
import com.nexusflow.copilot.core.change.Decision;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.change.ProposedChange;
import com.nexusflow.copilot.core.change.ProposedChange.Line;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Where the person of the current scope decides on proposals, through whichever door; a decision is answered like any question. */
public final class ChangeDesk {

    private static final String MODEL = "offline";
    private static final BigDecimal EXAMPLE = BigDecimal.valueOf(45_000);

    private final Proposals proposals;
    private final Approvals approvals;
    private final Tenants tenants;
    private final Edits edits;
    private final Clock clock;

    /** What was decided, and the reply to it. */
    public record Outcome(Decision decision, Reply reply) {}

    public ChangeDesk(Proposals proposals, Approvals approvals, Tenants tenants, People people, Stages stages, Clock clock) {
        this.proposals = proposals;
        this.approvals = approvals;
        this.tenants = tenants;
        this.edits = new Edits(tenants, people, stages);
        this.clock = clock;
    }

    public Outcome approve(UUID id, String signature, Set<Integer> lines, Locale language) {
        return outcome(id, approvals.approve(id, signature, lines), language);
    }

    public Outcome reject(UUID id, Locale language) {
        return outcome(id, approvals.reject(id), language);
    }

    public Outcome undo(UUID id, Locale language) {
        return outcome(id, approvals.undo(id), language);
    }

    /** Another value for one line: the card of a new proposal that replaces the old. A {@link ChangeRefused} when the value cannot be. */
    public Optional<ProposalCard> edit(UUID id, int number, String value, Locale language) {
        return approvals.editable(id).flatMap(proposal -> proposal.lines().stream()
                .filter(line -> line.number() == number)
                .findFirst()
                .flatMap(line -> proposals.edit(proposal, number, edits.with(line, value, language)))
                .map(edited -> cards(language).card(edited, clock.instant())));
    }

    /** A refusal to propose, in words. */
    public String words(ChangeRefused refusal, Locale language) {
        Phrases say = say(language);
        int cents = tenants.current().currency().getDefaultFractionDigits();
        String example = say.format().number(EXAMPLE, cents, cents);
        return say.replies().get("refusal.change_" + refusal.reason().name().toLowerCase(Locale.ROOT), refusal.about(), example);
    }

    /** The proposal as it stands now, if the person may see it. */
    public Optional<ProposalCard> card(UUID id, Locale language) {
        return proposals.find(id).map(proposal -> cards(language).card(proposal, clock.instant()));
    }

    /** The proposal, or the one that has taken its place in the end. */
    public Optional<ProposalCard> latest(UUID id, Locale language) {
        Optional<ProposedChange> latest = proposals.find(id);
        while (latest.map(ProposedChange::replacedBy).isPresent()) {
            latest = latest.map(ProposedChange::replacedBy).flatMap(proposals::find);
        }
        return latest.map(proposal -> cards(language).card(proposal, clock.instant()));
    }

    /** Whether readers with this scope may be shown the proposal, because they see the records it is about. */
    public boolean isFor(UUID id, TenantScope readers) {
        return proposals.find(id).filter(proposal -> proposals.isFor(proposal, readers)).isPresent();
    }

    /** What waits for the person's decision, newest first: the own, then what needs the person as a manager. */
    public List<ProposalCard> waiting(Locale language) {
        ProposalCards cards = cards(language);
        return Stream.concat(proposals.waiting().stream(), proposals.waitingForManager().stream())
                .map(proposal -> cards.card(proposal, clock.instant()))
                .toList();
    }

    /** The reply with its proposals as they stand now, for showing an old conversation. */
    public Reply upToDate(Reply reply, Locale language) {
        List<Block> blocks = reply.blocks().stream()
                .map(block -> block instanceof ProposalCard old ? latest(old.id(), language).<Block>map(now -> now).orElse(old) : block)
                .toList();
        return new Reply(reply.conversationId(), reply.status(), reply.text(), blocks, reply.sources(), reply.suggestions(), reply.model(), reply.readers());
    }

    private Outcome outcome(UUID id, Decision decision, Locale language) {
        return new Outcome(decision, reply(id, decision, language));
    }

    private Reply reply(UUID id, Decision decision, Locale language) {
        Phrases say = say(language);
        return switch (decision) {
            case Decision.Applied applied -> reply(language, applied.proposal(), true, say.replies().get("change.applied", names(say, applied.proposal())));
            case Decision.Rejected rejected -> reply(language, rejected.proposal(), true, say.replies().get("change.rejected"));
            case Decision.Undone undone -> reply(language, undone.proposal(), true, say.replies().get("change.undone", names(say, undone.proposal())));
            case Decision.Stale stale -> reply(language, stale.renewed(), false, say.replies().get("change.stale"));
            case Decision.Overtaken overtaken -> reply(language, overtaken.proposal(), false,
                    say.replies().get("change.overtaken", say.both(overtaken.lines().stream().map(Line::recordName).distinct().toList())));
            case Decision.Refused refused -> new Reply(id, Reply.Status.DECLINED,
                    say.replies().get("change.refused." + refused.reason().name().toLowerCase(Locale.ROOT)),
                    refused.reason() == Decision.Reason.UNKNOWN ? List.of() : card(id, language).<List<Block>>map(List::of).orElse(List.of()), List.of(), List.of(),
                    MODEL);
        };
    }

    private Reply reply(Locale language, ProposedChange proposal, boolean done, String text) {
        return new Reply(
                proposal.id(), done ? Reply.Status.ANSWERED : Reply.Status.CLARIFY, text, List.of(cards(language).card(proposal, clock.instant())), List.of(),
                List.of(), MODEL);
    }

    private ProposalCards cards(Locale language) {
        return new ProposalCards(say(language), tenants.current());
    }

    private Phrases say(Locale language) {
        Tenant tenant = tenants.current();
        return new Phrases(language, new FiscalCalendar(tenant.fiscalYearStart()), tenant.currency().getCurrencyCode());
    }

    private static String names(Phrases say, ProposedChange proposal) {
        return say.both(proposal.lines().stream()
                .filter(Line::applied)
                .map(line -> line.recordName().isEmpty() ? say.replies().get("change.field." + line.field()) : line.recordName())
                .distinct()
                .toList());
    }
}
