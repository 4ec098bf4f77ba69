package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.CallLine;
import com.nexusflow.copilot.agents.finding.CallPhrases;
import com.nexusflow.copilot.agents.finding.CallScope;
import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.agents.finding.Saying;
import com.nexusflow.copilot.agents.finding.TalkRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sentences about calls. Words of others stand in quotation marks and are never more than a part of a sentence. */
final class CallSentences {

    private static final int SUMMED = 3;
    private static final int NAMED = 3;

    private final Phrases say;
    private final CallPhrases phrases;

    CallSentences(Phrases say) {
        this.say = say;
        this.phrases = new CallPhrases(say);
    }

    List<String> list(Finding.CallList list) {
        if (list.total() == 0) {
            return none(list.scope(), list.nearest());
        }
        String which = phrases.which(list.scope());
        List<String> sentences = new ArrayList<>();
        if (list.worth() && list.calls().isEmpty()) {
            sentences.add(get("calls.worth.none", which));
        } else if (list.worth()) {
            CallLine first = list.calls().getFirst();
            sentences.add(list.calls().size() == 1
                    ? get("calls.worth.one", phrases.name(first), phrases.reasons(first))
                    : get("calls.worth", say.count(list.calls().size()), which, phrases.name(first), phrases.reasons(first)));
        } else {
            CallLine first = list.calls().getFirst();
            String rep = first.rep() == null ? "" : get("list.item", "", first.rep());
            sentences.add(list.total() == 1 ? get("calls.list.one", which, phrases.name(first), rep) : get("calls.list", say.count(list.total()), which, phrases.name(first), rep));
        }
        pending(list.pending(), list.failed(), list.total()).ifPresent(sentences::add);
        return sentences;
    }

    List<String> sayings(Finding.Sayings found) {
        if (found.calls() == 0) {
            return none(found.scope(), found.nearest());
        }
        List<String> sentences = new ArrayList<>();
        String which = phrases.which(found.scope());
        String about = phrases.about(found);
        if (found.sayings().isEmpty()) {
            sentences.add(nothing(found, which, about));
            Saying other = found.other();
            if (other != null) {
                sentences.add(say.sentence(get("calls.said.other", phrases.someone(other), phrases.day(other.call()), other.brief())));
            }
        } else {
            Saying first = found.sayings().getFirst();
            String key = found.calls() == 1 ? "calls.said.one" : "calls.said";
            sentences.add(get(key, say.count(found.callsWith()), say.count(found.calls()), which, about, phrases.someone(first), phrases.day(first.call()), first.at(), first.brief()));
        }
        pending(found.pending(), found.failed(), found.calls()).ifPresent(sentences::add);
        return sentences;
    }

    private String nothing(Finding.Sayings found, String which, String about) {
        String side = found.side().isEmpty() ? "any" : found.side();
        return get((found.calls() == 1 ? "calls.unsaid.one." : "calls.unsaid.") + side, say.count(found.calls()), which, about);
    }

    List<String> report(Finding.CallReport report) {
        CallLine call = report.call();
        if (call == null) {
            return none(report.scope(), report.nearest());
        }
        String name = say.sentence(phrases.name(call));
        if (!call.isReady()) {
            return List.of(get("calls.not." + call.state(), name));
        }
        return switch (report.part()) {
            case "summary" -> summary(name, report);
            case "outcome" -> List.of(outcome(name, report));
            case "bant", "meddicc", "spiced" -> List.of(get("calls.card", name, part(report), listed(report.points(), report.part())));
            default -> List.of(points(name, report));
        };
    }

    private List<String> summary(String name, Finding.CallReport report) {
        if (report.points().isEmpty()) {
            return List.of(get("calls.points.none", name, part(report)));
        }
        List<String> sentences = new ArrayList<>();
        for (Saying point : report.points().stream().filter(one -> !one.claim().isEmpty()).limit(SUMMED).toList()) {
            sentences.add(sentences.isEmpty() ? get("calls.summary", name, point.brief()) : get("calls.summary.more", point.brief()));
        }
        return sentences;
    }

    private String outcome(String name, Finding.CallReport report) {
        List<String> parts = new ArrayList<>();
        if (!report.mood().isEmpty()) {
            parts.add(get("calls.mood." + report.mood().getFirst()) + get("calls.mood." + report.mood().getLast()));
        }
        parts.add(report.count() == 0 ? get("calls.no_objections") : get("calls.objections", say.count(report.count()), say.count(report.open())));
        parts.add(report.steps() == 0 ? get("calls.no_next_steps") : get("calls.agreed", say.count(report.steps())));
        return get("calls.outcome", name, String.join("; ", parts));
    }

    private String points(String name, Finding.CallReport report) {
        if (report.points().isEmpty()) {
            return get("calls.points.none", name, part(report));
        }
        List<String> named = report.points().stream().limit(NAMED).map(point -> {
            String label = phrases.label(point, report.part());
            String kind = point.claim().isEmpty() ? "calls.quoted" : "calls.claimed";
            return label.isEmpty() ? get(kind, point.brief()) : get(kind + ".label", point.brief(), label);
        }).toList();
        String all = String.join("; ", named);
        return get("calls.points", name, part(report), report.count() > named.size() ? get("list.more", all, say.count(report.count() - named.size())) : all);
    }

    /** "Budget met, Authority not met" */
    private String listed(List<Saying> elements, String part) {
        return elements.isEmpty() ? "–" : String.join("; ", elements.stream().map(one -> phrases.label(one, part)).toList());
    }

    private String part(Finding.CallReport report) {
        return get("calls.part." + report.part());
    }

    List<String> talk(Finding.Talk talk) {
        TalkRow all = talk.all();
        if (all.calls() == 0) {
            return none(talk.scope(), null);
        }
        String which = phrases.with(talk.scope()) + phrases.when(talk.scope());
        List<String> sentences = new ArrayList<>();
        Optional<TalkRow> first = talk.rank().isEmpty() ? Optional.empty() : first(talk);
        if (all.value(talk.figure()) == null) {
            sentences.add(get(all.calls() == 1 ? "talk.none.one" : "talk.none", say.count(all.calls()), phrases.of(talk.scope()) + which));
            return sentences;
        }
        if (first.isPresent()) {
            sentences.add(ranked(talk, first.get(), which));
        } else {
            sentences.add(get("figure.value", say.sentence(phrases.figure(talk.figure())), phrases.of(talk.scope()) + which, "", phrases.value(all, talk.figure())));
        }
        if (!talk.figure().equals("calls")) {
            phrases.left(all, talk.figure()).ifPresent(sentences::add);
        }
        return sentences;
    }

    private static Optional<TalkRow> first(Finding.Talk talk) {
        Comparator<TalkRow> order = Comparator.comparing(row -> Objects.requireNonNull(row.value(talk.figure())));
        return talk.reps().stream()
                .filter(row -> row.rep() != null && row.value(talk.figure()) != null)
                .min(talk.rank().equals("least") ? order : order.reversed());
    }

    private String ranked(Finding.Talk talk, TalkRow row, String which) {
        String name = Objects.requireNonNull(row.rep()).name();
        if (talk.figure().equals("talk_time")) {
            return get("talk.time." + talk.rank(), name, which, phrases.value(row, "talk_time"), phrases.value(row, "talk_ratio"), say.count(row.timed()));
        }
        return get("talk.rank." + talk.rank(), name, phrases.figure(talk.figure()), phrases.of(talk.scope()) + which, phrases.value(row, talk.figure()));
    }

    private List<String> none(CallScope scope, @Nullable CallLine nearest) {
        String none = get("calls.none", phrases.which(scope));
        return nearest == null ? List.of(none) : List.of(none, get("calls.nearest", phrases.name(nearest)));
    }

    /** How many calls have no review yet, and how many never will. */
    private Optional<String> pending(int pending, int failed, int total) {
        if (pending > 0 && failed > 0) {
            return Optional.of(get("calls.pending.failed", say.count(pending), say.count(failed)));
        }
        int left = pending + failed;
        String key = pending > 0 ? "calls.pending" : "calls.failed";
        return left == 0 ? Optional.empty() : Optional.of(total == 1 ? get(key + ".it") : left == 1 ? get(key + ".one") : get(key, say.count(left)));
    }

    private String get(String key, Object... parts) {
        return say.replies().get(key, parts);
    }
}
