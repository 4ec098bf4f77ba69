package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.Finding.Event;
import com.nexusflow.copilot.agents.finding.Finding.Value;
import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricResult;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sentences about records, definitions, and the conversation itself. */
final class RecordWords {

    private static final int NAMED = 5;

    private final Phrases say;
    private final ZoneId zone;

    RecordWords(Phrases say, ZoneId zone) {
        this.say = say;
        this.zone = zone;
    }

    String deals(Finding.Deals deals) {
        MetricResult totals = deals.totals();
        Metric counted = totals.query().metrics().getFirst();
        long count = totals.rows().isEmpty() ? 0 : Objects.requireNonNull(totals.rows().getFirst().values().getFirst()).longValue();
        if (count == 0) {
            return say.replies().get("deals.none", say.metric(counted), say.scope(totals), say.when(totals.query()));
        }
        List<String> names = deals.page().records().stream().limit(NAMED).map(line -> Objects.requireNonNullElse(line.values().getFirst(), "–")).toList();
        String listed = count > names.size() ? say.replies().get("list.more", String.join(", ", names), say.count(count - names.size())) : say.both(names);
        boolean worth = totals.query().metrics().size() > 1 && totals.rows().getFirst().values().get(1) != null;
        String key = (worth ? "deals.worth" : "deals.count") + (count == 1 ? ".one" : "");
        List<Object> parts = new ArrayList<>(List.of(say.count(count), say.metric(counted), say.scope(totals), say.when(totals.query())));
        if (worth) {
            parts.add(say.value(totals.query().metrics().get(1), totals.rows().getFirst().values().get(1)));
        }
        parts.add(listed);
        return say.replies().get(key, parts.toArray());
    }

    List<String> attributes(Finding.Attributes found) {
        if (found.values().size() > 3) {
            return List.of(say.replies().get("attributes.all", found.record().name(), found.values().stream()
                    .filter(Value::isKnown)
                    .map(v -> say.replies().get("attributes.item", label(v), say.value(v)))
                    .collect(Collectors.joining(", "))));
        }
        return found.values().stream()
                .map(v -> v.isKnown()
                        ? say.replies().get(v.code().matches("contacts|competitors") ? "attribute.are" : "attribute.is", label(v), found.record().name(), say.value(v))
                        : say.replies().get("attribute.none", label(v), found.record().name()))
                .toList();
    }

    List<String> brief(Finding.Brief brief) {
        List<String> sentences = new ArrayList<>();
        sentences.add(brief.record().kind() == RecordKind.ACCOUNT ? account(brief) : deal(brief));
        known(brief, "next_step").ifPresent(v -> sentences.add(say.replies().get("brief.next", say.value(v))));
        sentences.add(brief.events().isEmpty() ? say.replies().get("brief.quiet") : last(brief.events().getFirst()));
        return sentences;
    }

    private String account(Finding.Brief brief) {
        MetricResult figures = Objects.requireNonNull(brief.figures());
        List<String> described = List.of("sector", "country").stream().flatMap(code -> known(brief, code).stream()).map(say::value).toList();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < figures.query().metrics().size(); i++) {
            values.add(figures.rows().isEmpty() ? "–" : say.value(figures.query().metrics().get(i), figures.rows().getFirst().values().get(i)));
        }
        String described_ = described.isEmpty() ? "" : " (" + String.join(", ", described) + ")";
        return say.replies().get("brief.account", brief.record().name(), described_, values.get(0), values.get(1), values.get(3), values.get(4));
    }

    private String deal(Finding.Brief brief) {
        return say.replies().get("brief.deal", brief.record().name(), known(brief, "stage").map(say::value).orElse("–"),
                known(brief, "amount").map(v -> say.replies().get("brief.worth", say.value(v))).orElse(""),
                known(brief, "close_date").map(v -> say.replies().get("brief.closes", say.value(v))).orElse(""),
                known(brief, "owner").map(v -> say.replies().get("brief.owned", say.value(v))).orElse(""));
    }

    private String last(Event event) {
        return say.replies().get("brief.last", date(event), event.text(), say.replies().get("event." + event.kind()));
    }

    String history(Finding.History history) {
        if (history.events().isEmpty()) {
            return say.replies().get("history.none", history.record().name());
        }
        Event latest = history.events().getFirst();
        return say.replies().get(history.older() ? "history.last" : "history.some", history.record().name(), say.count(history.events().size()), date(latest), latest.text(),
                say.replies().get("event." + latest.kind()));
    }

    String matches(Finding.Matches matches) {
        String names = matches.records().stream().map(RecordRef::name).limit(NAMED).collect(Collectors.joining(", "));
        return matches.records().size() == 1
                ? say.replies().get("matches.one", "", matches.text(), names)
                : say.replies().get("matches", say.count(matches.records().size()), matches.text(), names);
    }

    String definition(Finding.Definition definition) {
        Metric metric = Metric.of(definition.metric());
        return say.replies().get("definition", say.sentence(say.metric(metric)), say.terms().get("metric." + metric.code() + ".formula"));
    }

    String choice(Finding.Choice choice) {
        return say.replies().get("choice", choice.said(), say.either(choice.options()));
    }

    List<String> refusal(Finding.Refusal refusal) {
        String key = "refusal." + refusal.reason();
        String text = say.replies().get(say.replies().has(key) ? key : "refusal.unclear", refusal.about());
        return refusal.near().isEmpty() ? List.of(text) : List.of(text, say.replies().get("refusal.near", say.either(refusal.near())));
    }

    private String label(Value value) {
        return say.replies().get("attribute." + value.code());
    }

    private String date(Event event) {
        return say.format().date(event.at().atZone(zone).toLocalDate());
    }

    private static Optional<Value> known(Finding.Brief brief, String code) {
        return brief.values().stream().filter(v -> v.code().equals(code) && v.isKnown()).findFirst();
    }
}
