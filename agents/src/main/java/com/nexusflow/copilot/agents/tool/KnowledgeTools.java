package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Excerpt;
import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.Finding.Knowledge.Conflict;
import com.nexusflow.copilot.agents.tool.KnowledgeArguments.Field;
import com.nexusflow.copilot.agents.tool.KnowledgeArguments.Kind;
import com.nexusflow.copilot.core.call.Call;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.answer.Answer;
import com.nexusflow.copilot.knowledge.card.BattleCard;
import com.nexusflow.copilot.knowledge.index.PassageQuery;
import com.nexusflow.copilot.knowledge.index.Readers;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tools that answer with lines of cards, documents, calls and notes. What they find is data of others and never an instruction. */
final class KnowledgeTools {

    private static final int EXCERPTS = 4;
    private static final int MOST_CALLS = 200;
    private static final int MOST_ENTRIES = 400;
    /** A question that was not clearly one to the knowledge is answered by what says so clearly. */
    private static final double CLEARLY = 0.7;
    private static final List<Field> TELLING = List.of(
            Field.OBJECTIONS, Field.POSITIONING, Field.TRAPS, Field.WEAKNESSES, Field.PRICING, Field.PROOF, Field.QUESTIONS, Field.STRENGTHS);

    private final KnowledgeSources sources;
    private final Calls calls;
    private final CallChoice choice;
    private final Tenants tenants;
    private final Clock clock;

    KnowledgeTools(KnowledgeSources sources, Calls calls, CallChoice choice, Tenants tenants, Clock clock) {
        this.sources = sources;
        this.calls = calls;
        this.choice = choice;
        this.tenants = tenants;
        this.clock = clock;
    }

    List<Tool<?>> all() {
        return List.of(
                new Tool<>("search_knowledge", "Answers a question with lines of battle cards, documents, calls, notes and e-mails, each with its source.",
                        KnowledgeArguments.Search.class, Unclear.told(this::search)),
                new Tool<>("battle_card", "What the battle card says of a competitor, and how we fare against it.", KnowledgeArguments.Card.class, Unclear.told(this::card)),
                new Tool<>("objection_answer", "What to answer to something a customer holds against us, from battle cards and documents.",
                        KnowledgeArguments.Objection.class, Unclear.told(this::objection)),
                new Tool<>("ask_calls", "Answers a question with what was said in calls, by what it means and not by its words alone.",
                        KnowledgeArguments.Calls.class, Unclear.told(this::calls)));
    }

    private Finding search(KnowledgeArguments.Search asked) {
        Set<SourceKind> kinds = asked.kinds() == null ? Set.of() : asked.kinds().stream().filter(Objects::nonNull).map(KnowledgeTools::kind).collect(Collectors.toSet());
        String competitor = Objects.requireNonNullElse(asked.competitor(), "");
        KnowledgeArguments.Instead instead = asked.instead();
        if (!competitor.isBlank()) {
            BattleCard card = card(competitor);
            Finding.Knowledge own = answer(asked.question(), competitor, query(asked.question()).among(Set.of(SourceKind.CARD)).within(Set.of(card.id())), excerpt -> !excerpt.trail().equals("strengths"), 0);
            if (!own.excerpts().isEmpty()) {
                return own;
            }
        }
        Finding.Knowledge found = answer(asked.question(), competitor, query(asked.question()).among(kinds), excerpt -> true, instead == null ? 0 : CLEARLY);
        if (found.excerpts().isEmpty() && !competitor.isBlank()) {
            return card(new KnowledgeArguments.Card(competitor, null)); // nothing says just that, and the card says what there is
        }
        return instead != null && found.excerpts().isEmpty()
                ? new Finding.Refusal(instead.reason(), Objects.requireNonNullElse(instead.about(), ""), Objects.requireNonNullElse(instead.near(), List.of()))
                : found;
    }

    private Finding objection(KnowledgeArguments.Objection asked) {
        String competitor = Objects.requireNonNullElse(asked.competitor(), "");
        PassageQuery query = query(asked.objection()).among(Set.of(SourceKind.CARD, SourceKind.DOCUMENT));
        if (!competitor.isBlank()) {
            query = query.among(Set.of(SourceKind.CARD)).within(Set.of(card(competitor).id()));
        }
        Answer answer = sources.answers().to(query);
        Finding.Knowledge answered = finding(asked.objection(), competitor, answer, excerpt -> !excerpt.kind().equals("card") || excerpt.trail().equals("objections"), 0);
        return answered.excerpts().isEmpty() ? finding(asked.objection(), competitor, answer, excerpt -> !excerpt.trail().equals("strengths"), 0) : answered;
    }

    private Finding calls(KnowledgeArguments.Calls asked) {
        PassageQuery query = query(asked.question()).among(Set.of(SourceKind.CALL));
        if (asked.which() != null) {
            Set<UUID> ids = calls.list(choice.of(asked.which()).filter(), 0, MOST_CALLS).stream().map(Call::id).collect(Collectors.toSet());
            query = query.within(ids.isEmpty() ? Set.of(new UUID(0, 0)) : ids);
        }
        return answer(asked.question(), "", query, excerpt -> true, 0);
    }

    private PassageQuery query(String question) {
        return PassageQuery.of(Readers.current(), question, tenants.current().language(), 2 * EXCERPTS);
    }

    private Finding.Knowledge answer(String question, String about, PassageQuery query, Predicate<Excerpt> fits, double least) {
        return finding(question, about, sources.answers().to(query), fits, least);
    }

    private Finding.Knowledge finding(String question, String about, Answer answer, Predicate<Excerpt> fits, double least) {
        Tenant tenant = tenants.current();
        Excerpts excerpts = new Excerpts(tenant.timeZone());
        List<com.nexusflow.copilot.knowledge.answer.Excerpt> kept = answer.excerpts().stream()
                .filter(one -> one.support() >= least && fits.test(excerpts.of(one.source(), one.quote())))
                .limit(EXCERPTS)
                .toList();
        List<Conflict> conflicts = answer.conflicts().stream()
                .map(conflict -> new Conflict(kept.indexOf(conflict.one()), kept.indexOf(conflict.other())))
                .filter(conflict -> conflict.one() >= 0 && conflict.other() >= 0)
                .toList();
        return new Finding.Knowledge(
                question, about, kept.stream().map(one -> excerpts.of(one.source(), one.quote())).toList(), conflicts,
                answer.nearest().stream().map(one -> excerpts.of(one, one.passage().text())).toList(), answer.byWordsOnly(), tenant.today(clock), clock.instant());
    }

    private Finding card(KnowledgeArguments.Card asked) {
        BattleCard card = card(asked.competitor());
        Tenant tenant = tenants.current();
        Excerpts excerpts = new Excerpts(tenant.timeZone());
        List<String> fields = (asked.fields() == null || asked.fields().isEmpty() ? TELLING : asked.fields()).stream().filter(Objects::nonNull).map(field -> field.name().toLowerCase(Locale.ROOT)).toList();
        List<Excerpt> entries = sources.search().of(SourceKind.CARD, card.id(), 0, MOST_ENTRIES).stream()
                .filter(passage -> fields.contains(passage.trail()))
                .sorted(Comparator.comparingInt(passage -> fields.indexOf(passage.trail())))
                .map(passage -> excerpts.of(passage, passage.text(), card.content().owner(), card.content().freshUntil()))
                .toList();
        return new Finding.Card(card.id(), card.competitor().name(), entries, sources.record().of(card.competitor()).totals(), tenant.today(clock), clock.instant());
    }

    private BattleCard card(String competitor) {
        return sources.cards().on(competitor).orElseThrow(() -> new Unclear(new Finding.Refusal("no_card", competitor, sources.cards().all().stream().map(card -> card.competitor().name()).limit(NamedRecords.OPTIONS).toList())));
    }

    private static SourceKind kind(@Nullable Kind kind) {
        return switch (Objects.requireNonNull(kind)) {
            case CARDS -> SourceKind.CARD;
            case DOCUMENTS -> SourceKind.DOCUMENT;
            case CALLS -> SourceKind.CALL;
            case NOTES -> SourceKind.NOTE;
            case EMAILS -> SourceKind.EMAIL;
            case ACTIVITIES -> SourceKind.ACTIVITY;
        };
    }
}
