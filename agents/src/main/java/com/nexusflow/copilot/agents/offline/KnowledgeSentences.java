package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Excerpt;
import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.KnowledgePhrases;
import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sentences from knowledge: each is a quote with its source, or says that there is none. */
final class KnowledgeSentences {

    private static final int QUOTED = 2;

    private final Phrases say;
    private final KnowledgePhrases phrases;

    KnowledgeSentences(Phrases say) {
        this.say = say;
        this.phrases = new KnowledgePhrases(say);
    }

    List<String> of(Finding.Knowledge knowledge) {
        List<String> sentences = new ArrayList<>();
        if (knowledge.excerpts().isEmpty()) {
            sentences.add(get("knowledge.none"));
            if (!knowledge.nearest().isEmpty()) {
                sentences.add(get("knowledge.nearest", knowledge.nearest().stream().map(phrases::name).distinct().collect(Collectors.joining("; "))));
            }
        } else if (knowledge.conflicts().isEmpty()) {
            knowledge.excerpts().stream().limit(QUOTED).map(this::quoted).forEach(sentences::add);
        } else {
            Finding.Knowledge.Conflict conflict = knowledge.conflicts().getFirst();
            sentences.add(disagreeing(knowledge.excerpts().get(conflict.one()), knowledge.excerpts().get(conflict.other())));
        }
        if (knowledge.byWordsOnly()) {
            sentences.add(get("knowledge.words_only"));
        } else {
            stale(knowledge.excerpts().stream().limit(QUOTED).toList(), knowledge.today()).ifPresent(sentences::add);
        }
        return sentences;
    }

    List<String> of(Finding.Card card) {
        List<String> sentences = new ArrayList<>();
        if (card.entries().isEmpty()) {
            sentences.add(get("card.empty", card.competitor()));
        } else {
            sentences.add(quoted(card.entries().getFirst()));
            stale(card.entries().subList(0, 1), card.today()).ifPresent(sentences::add);
        }
        BigDecimal won = value(card.record(), Metric.WON_DEALS);
        BigDecimal lost = value(card.record(), Metric.LOST_DEALS);
        if (won != null && lost != null && won.add(lost).signum() > 0) {
            sentences.add(get("card.record", card.competitor(), say.value(Metric.WIN_RATE, value(card.record(), Metric.WIN_RATE)), say.value(Metric.WON_DEALS, won),
                    say.value(Metric.LOST_DEALS, lost)));
        } else {
            sentences.add(get("card.no_record", card.competitor()));
        }
        return sentences;
    }

    private static @Nullable BigDecimal value(MetricResult record, Metric metric) {
        return record.rows().isEmpty() ? null : record.rows().getFirst().values().get(record.query().metrics().indexOf(metric));
    }

    private String quoted(Excerpt excerpt) {
        return get("knowledge.said", say.sentence(phrases.name(excerpt)), quote(excerpt));
    }

    /** The answer to an objection without the objection, which the person knows. */
    private static String quote(Excerpt excerpt) {
        return String.join(" ", excerpt.lines());
    }

    private String disagreeing(Excerpt one, Excerpt other) {
        return get("knowledge.conflict", phrases.name(one), say.format().date(one.day()), quote(one), phrases.name(other), say.format().date(other.day()), quote(other));
    }

    private Optional<String> stale(List<Excerpt> excerpts, LocalDate today) {
        return excerpts.stream()
                .filter(excerpt -> excerpt.freshUntil() != null && excerpt.freshUntil().isBefore(today))
                .findFirst()
                .map(this::stale);
    }

    private String stale(Excerpt excerpt) {
        String until = say.format().date(Objects.requireNonNull(excerpt.freshUntil()));
        return excerpt.owner() == null ? get("knowledge.stale", excerpt.title(), until) : get("knowledge.stale.ask", excerpt.title(), until, excerpt.owner());
    }

    private String get(String key, Object... values) {
        return say.replies().get(key, values);
    }
}
