package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what was said in the calls that the current person may see: by topic, as reviews found it, and by words. */
public final class SaidInCalls {

    private static final String TOPIC = """
            exists (select 1 from json_array_elements(c.review -> 'trackers') t where t ->> 'tracker' = :topic)
            or (:topic = 'objections' and json_array_length(c.review -> 'objections') > 0)
            or (:topic = 'competitors' and json_array_length(c.review -> 'competitors') > 0)
            or (:topic = 'pricing' and json_array_length(c.review -> 'priceTalk') > 0)
            or (:topic = 'next steps' and json_array_length(c.review -> 'nextSteps') > 0)
            or (:topic = 'red flags' and json_array_length(c.review -> 'redFlags') > 0)""";
    private static final String WORDS = """
            exists (select 1 from json_array_elements(c.transcript -> 'utterances') u, unnest(cast(:words as text[])) w
                    where position(lower(w) in lower(u ->> 'text')) > 0)
            or exists (select 1 from json_array_elements(c.review -> 'competitors') m, unnest(cast(:words as text[])) w where lower(m ->> 'name') = lower(w))""";

    private final TenantDatabase database;

    public SaidInCalls(TenantDatabase database) {
        this.database = database;
    }

    /**
     * What is looked for: a topic or words or both, whichever is heard.
     *
     * @param topic the name of a tracker, or "red flags"; null for none
     * @param side on which it must have been said; null for either
     */
    public record Asked(@Nullable String topic, List<String> words, @Nullable Side side) {

        public Asked {
            words = words.stream().map(String::strip).filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit)).toList();
            if (topic == null && words.isEmpty()) {
                throw new IllegalArgumentException("Nothing is looked for; give a topic or words");
            }
        }

        /** The same on either side. */
        public Asked byAnybody() {
            return new Asked(topic, words, null);
        }
    }

    /**
     * One place in a call.
     *
     * @param speaker the name of who said it, or empty
     * @param kind what the review calls it, for instance the kind of an objection; or empty
     */
    public record Said(Call call, Quote quote, String speaker, String kind) {}

    /** Those places, call by call, the newest call first, of as many calls as are wanted. */
    public List<Said> find(CallFilter filter, Asked asked, int mostCalls) {
        Map<String, Object> parameters = filter.parameters();
        List<String> either = new ArrayList<>();
        if (asked.topic() != null) {
            parameters.put("topic", asked.topic());
            either.add(TOPIC);
        }
        if (!asked.words().isEmpty()) {
            parameters.put("words", asked.words().toArray(String[]::new));
            either.add(WORDS);
        }
        List<Said> found = new ArrayList<>();
        int from = 0;
        for (List<HeardCall> page = page(filter, parameters, either, from, mostCalls); !page.isEmpty(); page = page(filter, parameters, either, from, mostCalls)) {
            page.forEach(heard -> found.addAll(new SaidInOne(heard, asked).places()));
            from += page.size();
            if (page.size() < mostCalls || found.stream().map(said -> said.call().id()).distinct().count() >= mostCalls) {
                break;
            }
        }
        List<Call> kept = found.stream().map(Said::call).distinct().limit(mostCalls).toList();
        return found.stream().filter(said -> kept.contains(said.call())).toList();
    }

    private List<HeardCall> page(CallFilter filter, Map<String, Object> parameters, List<String> either, int from, int limit) {
        parameters.put("offset", from);
        parameters.put("limit", limit);
        return database.read(jdbc -> jdbc.sql("select " + Calls.COLUMNS + ", c.transcript, c.review " + Calls.FROM + filter.conditions()
                        + " and (" + String.join(" or ", either) + ") order by coalesce(c.started_at, c.received_at) desc, c.id desc offset :offset limit :limit")
                .params(parameters)
                .query((row, n) -> Calls.heard(row))
                .list());
    }
}
