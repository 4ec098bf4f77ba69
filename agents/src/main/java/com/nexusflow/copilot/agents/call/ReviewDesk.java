package com.nexusflow.copilot.agents.call;

import com.nexusflow.copilot.agents.call.SuggestedChanges.Wanted;
import com.nexusflow.copilot.agents.change.ProposalCards;
import com.nexusflow.copilot.agents.finding.CallPhrases;
import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.CallRef;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.tool.CallLines;
import com.nexusflow.copilot.core.call.Call;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.HeardCall;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.ChangeRefused;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.change.ProposedChange;
import com.nexusflow.copilot.core.change.Suggested;
import com.nexusflow.copilot.core.crm.Contacts;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the person of the current scope learns of a reviewed call, and proposes of what it suggests; nothing is proposed before the person says so. */
public final class ReviewDesk {

    private static final String MODEL = "offline";

    private final Calls calls;
    private final Proposals proposals;
    private final SuggestedChanges suggested;
    private final Tenants tenants;
    private final Clock clock;

    /**
     * A suggestion as the page of its call shows it.
     *
     * @param proposal what the person made of it, or null
     */
    public record Offered(Block.Offer offer, Block.Quote quote, int percentSure, @Nullable ProposalCard proposal) {}

    public ReviewDesk(Calls calls, Proposals proposals, Opportunities deals, Stages stages, Contacts contacts, Tenants tenants, Clock clock) {
        this.calls = calls;
        this.proposals = proposals;
        this.suggested = new SuggestedChanges(deals, stages, contacts);
        this.tenants = tenants;
        this.clock = clock;
    }

    /** The review in short, if there is one that the person may see. */
    public Optional<Block.CallCard> card(UUID call, Locale language) {
        return calls.byId(call).filter(heard -> heard.review() != null).map(heard -> new Block.CallCard(
                new CallRef(call, null), name(heard.call(), language), new CallPoints(say(language), lines(), heard).all(),
                offers(heard, language).stream().map(Offered::offer).toList()));
    }

    /** The three things about a reviewed call that its rep should know first; none where there is no review that the person may see. */
    public List<Block.Point> points(UUID call, Locale language) {
        return calls.byId(call).filter(heard -> heard.review() != null).map(heard -> new CallPoints(say(language), lines(), heard).all()).orElse(List.of());
    }

    /** What the person may propose or has proposed; what the records hold already is left out. */
    public List<Offered> offers(HeardCall heard, Locale language) {
        CallReview review = heard.review();
        if (review == null) {
            return List.of();
        }
        Map<String, ProposedChange> proposed = proposals.suggestedBy(heard.call().id());
        CallPoints points = new CallPoints(say(language), lines(), heard);
        List<Offered> offers = new ArrayList<>();
        suggested.of(heard.call(), review).forEach((mark, one) -> {
            ProposalCard before = proposed.containsKey(mark) ? cards(language).card(proposed.get(mark), clock.instant()) : null;
            line(before, one.change(), language).ifPresent(line -> offers.add(new Offered(
                    new Block.Offer(mark, line.label(), line.before(), line.after(), before == null ? null : before.state()),
                    points.quote(one.suggestion().quote()), (int) Math.round(one.suggestion().confidence() * 100), before)));
        });
        return offers;
    }

    private Optional<Block.ProposalLine> line(@Nullable ProposalCard before, @Nullable Change change, Locale language) {
        if (before != null) {
            return before.lines().stream().findFirst();
        }
        try {
            return change == null ? Optional.empty() : Optional.of(cards(language).line(proposals.drafted(List.of(change)).getFirst()));
        } catch (ChangeRefused e) {
            return Optional.empty();
        }
    }

    /** Proposes what the call suggests, because the person pressed the button; a {@link ChangeRefused} when it cannot be. Empty when there is no such call. */
    public Optional<Reply> propose(UUID call, String suggestion, Locale language) {
        return calls.byId(call).map(heard -> {
            CallReview review = heard.review();
            Wanted wanted = review == null ? null : suggested.of(heard.call(), review).get(suggestion);
            String why = say(language).replies().get("calls.offer.heard", name(heard.call(), language));
            return Optional.ofNullable(wanted == null ? null : wanted.change())
                    .map(change -> proposals.propose(change, why, new Suggested(call, suggestion)))
                    .or(() -> Optional.ofNullable(proposals.suggestedBy(call).get(suggestion)))
                    .map(proposal -> reply(proposal, why, language))
                    .orElseGet(() -> new Reply(call, Reply.Status.DECLINED, say(language).replies().get("calls.offer.gone"), List.of(), List.of(), List.of(), MODEL));
        });
    }

    private Reply reply(ProposedChange proposal, String why, Locale language) {
        return new Reply(proposal.id(), Reply.Status.ANSWERED, why, List.of(cards(language).card(proposal, clock.instant())), List.of(), List.of(), MODEL);
    }

    private String name(Call call, Locale language) {
        return say(language).sentence(new CallPhrases(say(language)).name(lines().of(call)));
    }

    private CallLines lines() {
        return new CallLines(tenants.current().timeZone());
    }

    private ProposalCards cards(Locale language) {
        return new ProposalCards(say(language), tenants.current());
    }

    private Phrases say(Locale language) {
        Tenant tenant = tenants.current();
        return new Phrases(language, new FiscalCalendar(tenant.fiscalYearStart()), tenant.currency().getCurrencyCode());
    }
}
