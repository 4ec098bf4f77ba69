package com.nexusflow.copilot.agents;

import com.nexusflow.copilot.agents.change.ProposalCards;
import com.nexusflow.copilot.agents.finding.Blocks;
import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.agents.finding.Sight;
import com.nexusflow.copilot.agents.finding.Sources;
import com.nexusflow.copilot.agents.guard.GroundingGuard;
import com.nexusflow.copilot.agents.memory.Conversations;
import com.nexusflow.copilot.agents.memory.TurnMemory;
import com.nexusflow.copilot.agents.model.Excuse;
import com.nexusflow.copilot.agents.model.ModelFailedException;
import com.nexusflow.copilot.agents.model.Models;
import com.nexusflow.copilot.agents.offline.OfflineChatModel;
import com.nexusflow.copilot.agents.offline.Wording;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Progress;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Source;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.agents.tool.Toolbox;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.ChangeRefused;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what a person says. A remote model that fails or is slow is replaced by the offline one within the turn. */
public final class Copilot {

    private static final Logger LOG = LoggerFactory.getLogger(Copilot.class);
    private static final String OFFLINE = "offline";
    /** What a reply says at most; remarks of ours have their places before a talkative model's words. */
    private static final int SENTENCES = 3;

    private final Toolbox toolbox;
    private final Models models;
    private final OfflineChatModel offline;
    private final Conversations conversations;
    private final Proposals proposals;
    private final Tenants tenants;
    private final Clock clock;

    public Copilot(Toolbox toolbox, Models models, OfflineChatModel offline, Conversations conversations, Proposals proposals, Tenants tenants,
            Clock clock) {
        this.toolbox = toolbox;
        this.models = models;
        this.offline = offline;
        this.conversations = conversations;
        this.proposals = proposals;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * The reply to a turn, after the turns of its conversation that were asked before. A conversation that the person does not have is a
     * {@link NoSuchConversationException}, one whose earlier turn takes too long a ConversationBusyException.
     */
    public Reply answer(Turn turn, Consumer<Progress> listener) {
        UUID known = turn.conversationId();
        return turn.asker().call(() -> known == null ? answered(turn, listener) : conversations.inTurn(known, () -> answered(turn, listener)));
    }

    /** Lets the offline model answer without keeping anything: what it needs is loaded and warm afterwards. */
    public void rehearse(TenantScope asker, String question) {
        asker.run(() -> new TurnWork(toolbox, asker, clock.instant(), request -> {}).run(offline, TurnMemory.of("[]"), OFFLINE, question));
    }

    private Reply answered(Turn turn, Consumer<Progress> listener) {
        UUID id = turn.id();
        return (id == null ? Optional.<Reply>empty() : conversations.kept(id)).orElseGet(() -> newlyAnswered(turn, listener));
    }

    private Reply newlyAnswered(Turn turn, Consumer<Progress> listener) {
        String question = Said.clean(turn.text());
        UUID known = turn.conversationId();
        String memory = known == null ? "[]" : conversations.memory(known).orElseThrow(() -> new NoSuchConversationException(known));
        Tenant tenant = tenants.current();
        Locale language = offline.language(question, tenant);
        Worked worked = work(turn, question, memory, tenant, language, listener);
        Phrases phrases = new Phrases(language, new FiscalCalendar(tenant.fiscalYearStart()), tenant.currency().getCurrencyCode());
        List<String> remarks = new ArrayList<>();
        if (telling(worked.findings()).stream().anyMatch(new Sight(turn.asker())::isPartial)) {
            remarks.add(phrases.replies().get("remark.visible"));
        }
        if (worked.excuse() != null) {
            remarks.add(phrases.replies().get(worked.excuse().message()));
        }
        List<String> words = worded(worked, question, tenant, language);
        List<String> sentences = Stream.concat(words.stream().limit(SENTENCES - remarks.size()), remarks.stream()).toList();
        sentences.forEach(sentence -> listener.accept(new Progress.Sentence(sentence)));
        UUID conversation = known == null ? Ids.next() : known;
        String text = String.join(" ", sentences);
        try {
            return conversations.keeping(turn.id(), conversation, question, worked.memory(),
                    () -> reply(conversation, text, worked, proposal(worked, question, conversation, phrases, tenant), phrases, tenant));
        } catch (ChangeRefused e) {
            LOG.info("What was prepared can no longer be proposed: {}", e.reason());
            return conversations.keeping(turn.id(), conversation, question, worked.memory(), () -> reply(conversation, text, worked, Optional.empty(), phrases, tenant));
        }
    }

    /** What a model left behind: its words, the findings of its tools, its memory, and why it had to stand in for another. */
    private record Worked(String words, List<Finding> findings, TurnMemory memory, String model, @Nullable Excuse excuse, Reply.@Nullable Readers readers) {

        Worked {
            findings = List.copyOf(findings);
        }

        boolean isRemote() {
            return !model.equals(OFFLINE);
        }
    }

    private Worked work(Turn turn, String question, String memory, Tenant tenant, Locale language, Consumer<Progress> listener) {
        Steps steps = new Steps(language, listener);
        Excuse excuse = null;
        if (models.remote().isPresent()) {
            excuse = Excuse.UNUSABLE;
            try {
                TurnWork work = new TurnWork(toolbox, turn.asker(), clock.instant(), steps);
                TurnMemory turnMemory = TurnMemory.of(memory);
                String words = models.within(() -> work.run(models.remote().get(), turnMemory, Instructions.of(tenant, clock), question));
                if (work.foundSomething()) {
                    return new Worked(words, work.findings(), turnMemory, models.label(), null, readers(turn, work));
                }
                LOG.info("The model {} answered without a tool call that worked; the offline model takes the turn", models.label());
            } catch (ModelFailedException e) {
                excuse = e.excuse();
                LOG.warn("{} ({}); the offline model takes the turn", e.getMessage(), excuse);
                LOG.debug("The model failed", e);
            }
        }
        TurnWork work = new TurnWork(toolbox, turn.asker(), clock.instant(), steps);
        TurnMemory turnMemory = TurnMemory.of(memory);
        String words = work.run(offline, turnMemory, "offline", question);
        return new Worked(words, work.findings(), turnMemory, OFFLINE, excuse, readers(turn, work));
    }

    /** Others than the asker may read what they would have been told themselves. */
    private static Reply.@Nullable Readers readers(Turn turn, TurnWork work) {
        TenantScope readers = turn.readers();
        boolean fit = readers == null || readers.covers(turn.asker()) || (readers.isNobody() ? work.saysNothingOfTheTenant() : work.isSameFor(readers));
        return fit ? null : Reply.Readers.ASKER;
    }

    /** The model's sentences that are grounded; when none is left, the findings in plain words. */
    private static List<String> worded(Worked worked, String question, Tenant tenant, Locale language) {
        GroundingGuard guard = new GroundingGuard(worked.findings(), question, tenant, language);
        List<String> plain = new Wording(tenant, language).sentences(telling(worked.findings()));
        List<String> grounded = worked.isRemote()
                ? guard.grounded(worked.words())
                : plain.stream().map(sentence -> String.join(" ", guard.grounded(sentence))).filter(sentence -> !sentence.isEmpty()).toList();
        return grounded.isEmpty() ? plain.stream().map(guard::withoutForeignLinks).toList() : grounded;
    }

    private Reply reply(UUID conversation, String text, Worked worked, Optional<Block> proposal, Phrases phrases, Tenant tenant) {
        List<Finding> telling = telling(worked.findings());
        List<Block> blocks = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        Blocks made = new Blocks(phrases, tenant.timeZone());
        Sight sight = new Sight(TenantScope.current());
        proposal.ifPresent(blocks::add);
        for (Finding finding : telling) {
            blocks.addAll(made.of(finding));
            sources.addAll(new Sources(phrases, sight).of(finding));
        }
        return new Reply(conversation, status(telling), text, blocks, sources, Suggestions.of(telling, phrases), worked.model(), worked.readers());
    }

    /** All that was prepared in the turn becomes one proposal. */
    private Optional<Block> proposal(Worked worked, String question, UUID conversation, Phrases phrases, Tenant tenant) {
        List<Change> changes = telling(worked.findings()).stream()
                .flatMap(finding -> finding instanceof Finding.Intended intended ? intended.changes().stream() : Stream.of())
                .distinct()
                .toList();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProposalCards(phrases, tenant).card(proposals.propose(changes, question, conversation), clock.instant()));
    }

    /** Findings that answer; only when there are none, those that say why not. */
    private static List<Finding> telling(List<Finding> findings) {
        List<Finding> answers = findings.stream().filter(Finding::isAnswer).toList();
        return answers.isEmpty() && !findings.isEmpty() ? List.of(findings.getLast()) : answers;
    }

    private static Reply.Status status(List<Finding> telling) {
        if (telling.stream().anyMatch(Finding::isAnswer)) {
            return Reply.Status.ANSWERED;
        }
        return telling.stream().anyMatch(Finding.Choice.class::isInstance) ? Reply.Status.CLARIFY : Reply.Status.DECLINED;
    }
}
