package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.CallScope;
import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.core.call.CallFilter;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.Period;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the arguments that say which calls are meant into a filter, with the rights of the asking person. */
final class CallChoice {

    /** A person nobody is: whoever may be seen has no call of nobody. */
    private static final UUID NOBODY = new UUID(0, 0);

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final NamedRecords names;
    private final RecordFacts facts;
    private final Rights rights;
    private final Tenants tenants;

    CallChoice(NamedRecords names, RecordFacts facts, Rights rights, Tenants tenants) {
        this.names = names;
        this.facts = facts;
        this.rights = rights;
        this.tenants = tenants;
    }

    /** The calls that are meant, and how an answer names them. */
    record Chosen(CallFilter filter, CallScope scope) {

        /** The same without limits in time. */
        CallFilter everWhen() {
            return new CallFilter(filter.rep(), filter.account(), filter.opportunity(), filter.status(), filter.text(), null, null, filter.contact(), filter.reps());
        }
    }

    /** Ends with an {@link Unclear} when a name means nothing or nothing that the person may see. */
    Chosen of(CallArguments.@Nullable Which given) {
        CallArguments.Which which = given == null ? CallArguments.Which.ALL : given;
        List<MetricQuery.Filter> filters = which.kept();
        rights.refusal(filters).ifPresent(refusal -> {
            throw new Unclear(refusal);
        });
        RecordRef account = one(filters, Dimension.ACCOUNT, RecordKind.ACCOUNT);
        RecordRef deal = one(filters, Dimension.DEAL, RecordKind.OPPORTUNITY);
        RecordRef contact = which.contact() == null || which.contact().isBlank() ? null : record(which.contact(), RecordKind.CONTACT);
        List<UUID> reps = reps(filters);
        Period period = which.period();
        ZoneId zone = tenants.current().timeZone();
        CallFilter filter = new CallFilter(
                null, id(account), id(deal), null, null, period == null ? null : start(period.from(), zone),
                period == null || period.to() == null ? null : start(period.to().plusDays(1), zone), id(contact), reps);
        List<String> with = new ArrayList<>();
        for (RecordRef record : new @Nullable RecordRef[] {contact, account, deal}) {
            if (record != null) {
                with.add(record.name());
            }
        }
        boolean partial = !TenantScope.current().seesAll() && reps.isEmpty();
        List<String> teamsOf = named(filters, Set.of(Dimension.MANAGER));
        return new Chosen(filter, new CallScope(with, named(filters, Set.of(Dimension.PERSON, Dimension.TEAM, Dimension.REGION)), teamsOf, period == null ? null : period.from(), period == null ? null : period.to(), partial));
    }

    private List<String> named(List<MetricQuery.Filter> filters, Set<Dimension> dimensions) {
        return filters.stream().filter(filter -> dimensions.contains(filter.dimension())).flatMap(filter -> filter.values().stream()).map(rights::name).toList();
    }

    private @Nullable RecordRef one(List<MetricQuery.Filter> filters, Dimension dimension, RecordKind kind) {
        List<String> values = filters.stream().filter(filter -> filter.dimension() == dimension).flatMap(filter -> filter.values().stream()).toList();
        if (values.size() > 1) {
            throw new IllegalArgumentException("Calls are looked up for one " + dimension.code() + " at a time; name one of " + String.join(", ", values));
        }
        return values.isEmpty() ? null : record(values.getFirst(), kind);
    }

    private RecordRef record(String value, RecordKind kind) {
        UUID id = id(value);
        if (id == null) {
            RecordSearch.Hit hit = names.one(value, Set.of(kind));
            return new RecordRef(kind, hit.id(), hit.name());
        }
        return facts.of(kind, id).map(RecordFacts.Facts::record).orElseThrow(() -> new Unclear(new Finding.Refusal("unknown_name", value, List.of())));
    }

    /** The reps of all filters about people: each filter alone, and those of several that meet all of them. */
    private List<UUID> reps(List<MetricQuery.Filter> filters) {
        Set<UUID> kept = null;
        for (MetricQuery.Filter filter : filters) {
            if (filter.dimension() != Dimension.ACCOUNT && filter.dimension() != Dimension.DEAL) {
                Set<UUID> owners = rights.owners(filter);
                if (owners.isEmpty()) {
                    throw new Unclear(new Finding.Refusal("unknown_name", String.join(", ", filter.values()), List.of()));
                }
                if (kept == null) {
                    kept = owners;
                } else {
                    kept.retainAll(owners);
                }
            }
        }
        return kept == null ? List.of() : kept.isEmpty() ? List.of(NOBODY) : List.copyOf(kept);
    }

    private static @Nullable UUID id(String value) {
        return ID.matcher(value).matches() ? UUID.fromString(value) : null;
    }

    private static @Nullable UUID id(@Nullable RecordRef record) {
        return record == null ? null : record.id();
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }
}
