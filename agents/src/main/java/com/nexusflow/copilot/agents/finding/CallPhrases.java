package com.nexusflow.copilot.agents.finding;

import com.nexusflow.copilot.core.metric.Period;
import com.nexusflow.copilot.core.metric.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of sentences about calls: their names, which were asked for, who spoke, and figures of talk. */
public final class CallPhrases {

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    private final Phrases say;

    public CallPhrases(Phrases say) {
        this.say = say;
    }

    /** "call with Acme on 12 May 2026, 11:30" */
    public String name(CallLine call) {
        return call.with().isEmpty()
                ? say.replies().get("calls.name", day(call), call.time())
                : say.replies().get("calls.name.with", call.with(), day(call), call.time());
    }

    public String day(CallLine call) {
        return say.format().date(call.day());
    }

    /** " with Acme of Nina Holm in May 2026", or nothing. */
    public String which(CallScope scope) {
        return with(scope) + of(scope) + when(scope);
    }

    public String with(CallScope scope) {
        return scope.with().isEmpty() ? "" : say.replies().get("calls.with", say.both(scope.with()));
    }

    public String of(CallScope scope) {
        List<String> whose = new ArrayList<>(scope.of());
        scope.teamsOf().forEach(manager -> whose.add(say.replies().get("scope.team", manager)));
        return whose.isEmpty() ? "" : say.replies().get("calls.of", say.both(whose));
    }

    public String when(CallScope scope) {
        Period period = scope.period();
        return period == null ? "" : " " + say.within(period);
    }

    /** Who said it: the name, or the side while nobody knows the name. */
    public String speaker(Saying saying) {
        if (!saying.speaker().isEmpty()) {
            return saying.speaker();
        }
        return say.replies().get("calls.side." + (saying.side().isEmpty() ? "unknown" : saying.side()));
    }

    /** The same within a sentence: "the customer said". */
    public String someone(Saying saying) {
        return saying.speaker().isEmpty() ? say.replies().get("calls.who." + (saying.side().isEmpty() ? "unknown" : saying.side())) : saying.speaker();
    }

    /** What was looked for. */
    public String about(Finding.Sayings sayings) {
        return sayings.topic().isEmpty() ? say.replies().get("calls.words", sayings.words()) : say.replies().get("calls.topic." + sayings.topic());
    }

    /** What stands beside a quote: the kind of an objection, the element and verdict of a scorecard, who owes a next step by when. */
    public String label(Saying saying, String part) {
        List<String> labels = new ArrayList<>();
        if (!saying.kind().isEmpty()) {
            labels.add(kind(saying.kind(), part));
        }
        if (!saying.status().isEmpty()) {
            labels.add(say.replies().get("calls.status." + saying.status()));
        }
        if (saying.due() != null) {
            labels.add(say.replies().get("calls.due", say.format().date(saying.due())));
        }
        return String.join(", ", labels);
    }

    private String kind(String kind, String part) {
        String key = switch (part) {
            case "objections" -> "calls.objection." + kind;
            case "red_flags" -> "calls.risk." + kind;
            case "next_steps" -> "calls.side." + kind;
            case "bant", "meddicc", "spiced" -> "calls.element." + kind;
            default -> "";
        };
        return !key.isEmpty() && say.replies().has(key) ? say.replies().get(key) : kind;
    }

    /** Why a call is worth hearing. */
    public String reasons(CallLine call) {
        return String.join(", ", call.reasons().stream().map(reason -> {
            String label = say.replies().get("calls.reason." + reason.code());
            return reason.count() > 1 ? say.replies().get("list.item", label, say.count(reason.count())) : label;
        }).toList());
    }

    /** Which calls figures of talk had to leave out; empty when none. */
    public Optional<String> left(TalkRow all, String figure) {
        List<String> left = new ArrayList<>();
        if (all.untimed() > 0 && !figure.equals("questions")) {
            left.add(say.replies().get(all.untimed() == 1 ? "talk.untimed.one" : "talk.untimed", say.count(all.untimed())));
        }
        if (all.pending() > 0) {
            left.add(say.replies().get(all.pending() == 1 ? "talk.pending.one" : "talk.pending", say.count(all.pending())));
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(say.replies().get("talk.left", say.both(left)));
    }

    public String figure(String figure) {
        return say.replies().get("talk." + figure);
    }

    public String formula(String figure) {
        return say.replies().get("talk." + figure + ".formula");
    }

    public String value(TalkRow row, String figure) {
        BigDecimal value = row.value(figure);
        if (value == null) {
            return "–";
        }
        return switch (figure) {
            case "talk_time" -> say.replies().get("talk.minutes", say.format().number(value, 0, value.compareTo(BigDecimal.TEN) < 0 ? 1 : 0));
            case "talk_ratio" -> say.format().figure(value, Unit.PERCENT);
            case "longest_monologue" -> value.compareTo(MINUTE) < 0
                    ? say.replies().get("talk.seconds", say.format().number(value, 0, 0))
                    : say.replies().get("talk.clock", longest(row.longest()));
            case "patience" -> say.replies().get("talk.seconds", say.format().number(value, 1, 1));
            case "interactivity", "pace", "calls" -> say.format().number(value, 0, 0);
            default -> say.format().number(value, 1, 1);
        };
    }

    private static String longest(@Nullable String longest) {
        return longest == null ? "–" : longest;
    }
}
