package com.nexusflow.copilot.core.call;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are wanted; null leaves a condition out.
 *
 * @param text something that was said, or a part of the account's or the deal's name, in any case
 * @param from the first moment wanted
 * @param before the first moment not wanted any more
 * @param contact whom the call was with
 * @param reps whose calls are wanted; empty for everybody's
 */
public record CallFilter(
        @Nullable UUID rep,
        @Nullable UUID account,
        @Nullable UUID opportunity,
        @Nullable CallStatus status,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable UUID contact,
        List<UUID> reps) {

    public static final CallFilter NONE = new CallFilter(null, null, null, null, null, null, null);

    private static final String SAID = " and " + """
            (position(lower(:text) in lower(a.name)) > 0 or position(lower(:text) in lower(o.name)) > 0
             or exists (select 1 from json_array_elements(c.transcript -> 'utterances') u where position(lower(:text) in lower(u ->> 'text')) > 0))""";

    /** Whom the call is entered with, or who is named as a speaker in a call with the same account. */
    private static final String WITH = " and " + """
            (c.contact_id = :contact or exists (select 1 from contact n, json_array_elements(c.transcript -> 'speakers') s
                where n.tenant_id = c.tenant_id and n.id = :contact and n.account_id = c.account_id and lower(s ->> 'name') = lower(n.name)))""";

    public CallFilter(@Nullable UUID rep, @Nullable UUID account, @Nullable UUID opportunity, @Nullable CallStatus status, @Nullable String text,
            @Nullable Instant from, @Nullable Instant before) {
        this(rep, account, opportunity, status, text, from, before, null, List.of());
    }

    public CallFilter {
        reps = List.copyOf(reps);
        text = text == null || text.isBlank() ? null : text.strip();
        if (from != null && before != null && before.isBefore(from)) {
            throw new IllegalArgumentException("The period ends at " + before + ", before it begins at " + from + "; swap them");
        }
    }

    /** The conditions on sales_call c, account a and opportunity o, each beginning with "and". */
    String conditions() {
        List<String> conditions = new ArrayList<>();
        add(conditions, rep, " and c.owner_id = :rep");
        add(conditions, account, " and c.account_id = :account");
        add(conditions, contact, WITH);
        add(conditions, reps.isEmpty() ? null : reps, " and c.owner_id in (:reps)");
        add(conditions, opportunity, " and c.opportunity_id = :opportunity");
        add(conditions, status, " and c.status = :status");
        add(conditions, text, SAID);
        add(conditions, from, " and coalesce(c.started_at, c.received_at) >= :from");
        add(conditions, before, " and coalesce(c.started_at, c.received_at) < :before");
        return String.join("", conditions);
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        put(parameters, "rep", rep);
        put(parameters, "account", account);
        put(parameters, "opportunity", opportunity);
        put(parameters, "contact", contact);
        put(parameters, "reps", reps.isEmpty() ? null : reps);
        put(parameters, "status", status == null ? null : status.code());
        put(parameters, "text", text);
        put(parameters, "from", from == null ? null : Timestamp.from(from));
        put(parameters, "before", before == null ? null : Timestamp.from(before));
        return parameters;
    }

    private static void add(List<String> conditions, @Nullable Object value, String condition) {
        if (value != null) {
            conditions.add(condition);
        }
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
