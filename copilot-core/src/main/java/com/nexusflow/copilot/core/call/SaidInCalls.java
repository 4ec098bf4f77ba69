package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Finds what was said in the calls that the current person may see: by topic, as reviews found it, and by words. */
public final class SaidInCalls {

    private static final String TOPIC = """
            exists (select 1 from json_array_elements(c.review -> 'trackers') t where t ->> 'tracker' = :topic and (:anybody or t ->> 'side' = :side))
            or exists (select 1 from json_array_elements(case :topic when 'objections' then c.review -> 'objections' when 'competitors' then c.review -> 'competitors'
                        when 'pricing' then c.review -> 'priceTalk' when 'next steps' then c.review -> 'nextSteps' when 'red flags' then c.review -> 'redFlags' end) r
                    where :anybody or r -> 'quote' ->> 'side' = :side)""";
    private static final String NAMED = """
            exists (select 1 from json_array_elements(c.review -> 'competitors') m, unnest(cast(:words as text[])) w
                    where lower(m ->> 'name') = lower(w) and (:anybody or m -> 'quote' ->> 'side' = :side))""";
    private static final String WORDS = """
            exists (select 1 from json_array_elements(c.transcript -> 'utterances') u, unnest(cast(:words as text[])) w
                    where position(lower(w) in lower(u ->> 'text')) > 0)
            or\s""" + NAMED;
    /** The utterances in which the words may stand; whether they do, as whole words, is for {@link SaidInOne} to say. */
    private static final String LINES = """
            array(select u ->> 'text' from json_array_elements(c.transcript -> 'utterances') u, json_array_elements(c.transcript -> 'speakers') s
                  where s ->> 'number' = u ->> 'speaker' and (:anybody or s ->> 'side' = :side)
                  and exists (select 1 from unnest(cast(:words as text[])) w where position(lower(w) in lower(u ->> 'text')) > 0))""";

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

    /** In how many of the calls it was said. */
    public int count(CallFilter filter, Asked asked) {
        AtomicInteger calls = new AtomicInteger();
        database.read(jdbc -> {
            jdbc.sql("select (" + TOPIC + " or " + NAMED + ") as known, " + LINES + " as lines " + Calls.FROM + filter.conditions() + " and (" + either(asked) + ")")
                    .params(parameters(filter, asked))
                    .query((RowCallbackHandler) row -> {
                        if (row.getBoolean("known") || SaidInOne.isSaid(asked.words(), (String[]) row.getArray("lines").getArray())) {
                            calls.incrementAndGet();
                        }
                    });
            return calls;
        });
        return calls.get();
    }

    /** Calls outside of which it cannot have been said. */
    private static String either(Asked asked) {
        return asked.topic() == null ? WORDS : asked.words().isEmpty() ? TOPIC : TOPIC + " or " + WORDS;
    }

    private static Map<String, Object> parameters(CallFilter filter, Asked asked) {
        Map<String, Object> parameters = filter.parameters();
        Side side = asked.side();
        parameters.put("anybody", side == null);
        parameters.put("side", side == null ? "" : side.name());
        parameters.put("topic", asked.topic() == null ? "" : asked.topic());
        parameters.put("words", asked.words().toArray(String[]::new));
        return parameters;
    }

    /** Those places, call by call, the newest call first, of as many calls as are wanted. */
    public List<Said> find(CallFilter filter, Asked asked, int mostCalls) {
        Map<String, Object> parameters = parameters(filter, asked);
        String either = either(asked);
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

    private List<HeardCall> page(CallFilter filter, Map<String, Object> parameters, String either, int from, int limit) {
        parameters.put("offset", from);
        parameters.put("limit", limit);
        return database.read(jdbc -> jdbc.sql("select " + Calls.COLUMNS + ", c.transcript, c.review " + Calls.FROM + filter.conditions()
                        + " and (" + either + ") order by coalesce(c.started_at, c.received_at) desc, c.id desc offset :offset limit :limit")
                .params(parameters)
                .query((row, n) -> Calls.heard(row))
                .list());
    }
}
