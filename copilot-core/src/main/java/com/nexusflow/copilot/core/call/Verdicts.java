package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.call.CallRefused.Reason;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.change.MayChange;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people say of scorecards. The managers of a call's rep, operations and administrators confirm or overrule each element; the rep does
 * not, so that agreement compares the machine with somebody who did not sell.
 */
public final class Verdicts {

    private final TenantDatabase database;
    private final Calls calls;
    private final MayChange rights;
    private final Audit audit;
    private final CallWitness witness;
    private final Clock clock;

    public Verdicts(TenantDatabase database, Calls calls, People people, Audit audit, CallWitness witness, Clock clock) {
        this.witness = witness;
        this.database = database;
        this.calls = calls;
        this.rights = new MayChange(people);
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the current person confirms and overrules what the machine says of that call. */
    public boolean mayJudge(Call call) {
        Named rep = call.rep();
        boolean all = TenantScope.current().seesAll();
        return rep == null ? all : rights.asManagerOf(rep.id()) && (all || !rep.id().equals(TenantScope.currentPerson()));
    }

    /**
     * Says it of an element in place of what stands there; empty when the current person sees no such call.
     *
     * @param seen the version of what stood there when the person decided, 0 for nothing, or null when that does not matter
     */
    public Optional<Verdict> judge(UUID call, String card, String element, Judgement judgement, @Nullable Integer seen) {
        return add(call, card, element, judgement, seen) ? history(call, card, element).map(List::getFirst) : Optional.empty();
    }

    /** Takes back what stands, so that the machine's own counts again; false when the current person sees no such call. */
    public boolean takeBack(UUID call, String card, String element, @Nullable Integer seen) {
        return add(call, card, element, null, seen);
    }

    /** All that people said of an element, newest first; empty when the current person sees no such call. */
    public Optional<List<Verdict>> history(UUID call, String card, String element) {
        return calls.byId(call).map(heard -> {
            check(heard, card, element);
            return database.read(jdbc -> VerdictRows.of(jdbc, call, card, element));
        });
    }

    /** How far people and machine agree on each scorecard, over the calls the current person sees. */
    public List<CardAgreement> agreement() {
        record Pair(String card, Agreement.Pair statuses) {}
        Map<String, List<Agreement.Pair>> pairs = database.read(jdbc -> jdbc.sql("""
                        select v.card, v.status as person, c.review -> 'scorecards' -> v.card -> 'elements' -> v.element ->> 'status' as machine
                        from (select distinct on (call_id, card, element) * from scorecard_verdict order by call_id, card, element, number desc) v
                        join sales_call c on c.tenant_id = v.tenant_id and c.id = v.call_id
                        where v.status is not null and c.review -> 'scorecards' -> v.card -> 'elements' -> v.element ->> 'status' is not null""")
                .query((row, n) -> new Pair(row.getString("card"), new Agreement.Pair(Status.of(row.getString("person")), Status.of(row.getString("machine")))))
                .list()).stream().collect(Collectors.groupingBy(Pair::card, TreeMap::new, Collectors.mapping(Pair::statuses, Collectors.toList())));
        Scorecard.NAMES.forEach(card -> pairs.putIfAbsent(card, List.of()));
        return pairs.entrySet().stream().map(card -> CardAgreement.of(card.getKey(), Agreement.of(card.getValue()))).toList();
    }

    private boolean add(UUID id, String card, String element, @Nullable Judgement judgement, @Nullable Integer seen) {
        return database.write(jdbc -> {
            jdbc.sql("select 1 from sales_call where id = :id for update").param("id", id).query(Integer.class).optional();
            Optional<HeardCall> heard = calls.byId(id);
            if (heard.isEmpty()) {
                return false;
            }
            check(heard.get(), card, element);
            if (!mayJudge(heard.get().call())) {
                throw new CallRefused(Reason.NOT_YOURS, "Scorecards are judged by a manager of the call's rep, by operations or by an administrator; ask one of them");
            }
            List<Verdict> before = VerdictRows.of(jdbc, id, card, element);
            int standing = before.isEmpty() || before.getFirst().status() == null ? 0 : before.getFirst().version();
            if (seen != null && seen != standing) {
                throw new CallRefused(Reason.CHANGED, "Somebody else judged this element meanwhile: version " + standing + " stands there, you saw " + seen + "; look at it and decide again");
            }
            if (judgement != null || standing > 0) {
                insert(jdbc, id, card, element, judgement, before.isEmpty() ? 1 : before.getFirst().version() + 1);
                audit.add(judgement == null ? "scorecard_judgement_taken_back" : "scorecard_judged", id);
            }
            if (judgement != null && judgement.status() != machine(heard.get(), card, element)) {
                witness.overruled(heard.get().call(), card, element);
            }
            return true;
        });
    }

    private static @Nullable Status machine(HeardCall heard, String card, String element) {
        CallReview review = heard.review();
        Scorecard found = review == null ? null : review.scorecards().get(card);
        Scorecard.Element there = found == null ? null : found.elements().get(element);
        return there == null ? null : there.status();
    }

    private void insert(JdbcClient jdbc, UUID call, String card, String element, @Nullable Judgement judgement, int number) {
        jdbc.sql("""
                        insert into scorecard_verdict (tenant_id, call_id, card, element, number, status, reason, person_id, at)
                        values (:tenant, :call, :card, :element, :number, :status, :reason, :person, :now)""")
                .param("tenant", TenantScope.current().tenantId())
                .param("call", call)
                .param("card", card)
                .param("element", element)
                .param("number", number)
                .param("status", judgement == null ? null : judgement.status().code())
                .param("reason", judgement == null ? null : judgement.reason())
                .param("person", TenantScope.currentPerson())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static void check(HeardCall heard, String card, String element) {
        CallReview review = heard.review();
        if (review == null) {
            throw new CallRefused(Reason.NO_SUCH_ELEMENT, "The call " + heard.call().id() + " has no review yet; wait until it is reviewed");
        }
        Scorecard found = review.scorecards().get(card);
        if (found == null || !found.elements().containsKey(element)) {
            throw new CallRefused(Reason.NO_SUCH_ELEMENT, "There is no such element of a scorecard; this call has " + review.scorecards().entrySet().stream()
                    .map(one -> one.getKey() + " with " + String.join(", ", one.getValue().elements().keySet()))
                    .collect(Collectors.joining("; ")));
        }
    }
}
