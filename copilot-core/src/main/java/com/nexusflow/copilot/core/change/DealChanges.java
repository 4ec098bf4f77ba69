package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.change.Change.AddCompetitor;
import com.nexusflow.copilot.core.change.Change.OfDeal;
import com.nexusflow.copilot.core.change.Change.RemoveCompetitor;
import com.nexusflow.copilot.core.change.Change.SetField;
import com.nexusflow.copilot.core.change.ChangeRefused.Reason;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes of a deal's fields and competitors. Each raises the deal's version. */
final class DealChanges implements ChangeKind<OfDeal> {

    private static final int LONGEST_NAME = 200;

    private final Opportunities deals;
    private final Stages stages;
    private final People people;
    private final MayChange mayChange;

    DealChanges(TenantDatabase database, People people) {
        this.deals = new Opportunities(database);
        this.stages = new Stages(database);
        this.people = people;
        this.mayChange = new MayChange(people);
    }

    @Override
    public Draft draft(OfDeal change) {
        Opportunity deal = deals.byId(change.deal()).orElseThrow(() -> new ChangeRefused(Reason.UNKNOWN_RECORD, ""));
        if (!mayChange.recordsOf(deal.owner() == null ? null : deal.owner().id())) {
            throw new ChangeRefused(Reason.NOT_YOURS, deal.name());
        }
        return switch (change) {
            case SetField set -> field(set, deal);
            case AddCompetitor add -> competitor(deal, add.name(), true);
            case RemoveCompetitor remove -> competitor(deal, remove.name(), false);
        };
    }

    private Draft field(SetField set, Opportunity deal) {
        if (!set.field().takes(set.value())) {
            throw new ChangeRefused(Reason.BAD_VALUE, Objects.requireNonNullElse(set.value(), ""));
        }
        Value before = present(set.field(), deal);
        Value after = set.value() == null ? null : wanted(set.field(), set.value());
        if (Objects.equals(before, after)) {
            throw new ChangeRefused(Reason.ALREADY_SO, deal.name());
        }
        return new Draft("opportunity", deal.id(), deal.name(), deal.version(), set.field().code(), before, after, List.of());
    }

    private static @Nullable Value present(DealField field, Opportunity deal) {
        return switch (field) {
            case STAGE -> Value.of(new Named(deal.stage().id(), deal.stage().name()));
            case AMOUNT -> deal.amount() == null ? null : Value.of(Value.Kind.MONEY, deal.amount().minor());
            case CLOSE_DATE -> deal.closeDate() == null ? null : Value.of(Value.Kind.DATE, deal.closeDate());
            case OWNER -> deal.owner() == null ? null : Value.of(deal.owner());
            case NEXT_STEP -> deal.nextStep() == null ? null : Value.text(deal.nextStep());
            case LOSS_REASON -> deal.lossReason() == null ? null : Value.text(deal.lossReason());
        };
    }

    private Value wanted(DealField field, String value) {
        return switch (field) {
            case STAGE -> Value.of(stages.all().stream()
                    .filter(stage -> stage.id().toString().equals(value))
                    .map(stage -> new Named(stage.id(), stage.name()))
                    .findFirst()
                    .orElseThrow(() -> new ChangeRefused(Reason.BAD_VALUE, value)));
            case OWNER -> Value.of(people.person(UUID.fromString(value))
                    .filter(Person::active)
                    .map(person -> new Named(person.id(), person.name()))
                    .orElseThrow(() -> new ChangeRefused(Reason.BAD_VALUE, value)));
            case AMOUNT -> Value.of(Value.Kind.MONEY, value);
            case CLOSE_DATE -> Value.of(Value.Kind.DATE, value);
            case NEXT_STEP, LOSS_REASON -> Value.text(value);
        };
    }

    private static Draft competitor(Opportunity deal, String name, boolean add) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new ChangeRefused(Reason.BAD_VALUE, name);
        }
        String known = deal.competitors().stream().map(Named::name).filter(name.strip()::equalsIgnoreCase).findFirst().orElse(null);
        if (add == (known != null)) {
            throw new ChangeRefused(Reason.ALREADY_SO, deal.name());
        }
        Value value = Value.text(known == null ? name.strip() : known);
        return new Draft("opportunity", deal.id(), deal.name(), deal.version(), "competitor", add ? null : value, add ? value : null, List.of());
    }

    @Override
    public List<UUID> apply(JdbcClient jdbc, OfDeal change, UUID asker) {
        switch (change) {
            case SetField set -> jdbc.sql("update opportunity set %s = cast(? as %s) where id = ?".formatted(set.field().column(), set.field().sqlType()))
                    .params(Arrays.asList(set.value(), set.deal()))
                    .update();
            case AddCompetitor add -> link(jdbc, add.deal(), add.name());
            case RemoveCompetitor remove -> unlink(jdbc, remove.deal(), remove.name());
        }
        return List.of();
    }

    @Override
    public boolean stands(JdbcClient jdbc, OfDeal change, ProposedChange.Line line) {
        return switch (change) {
            case SetField set -> jdbc.sql("select exists (select 1 from opportunity where id = ? and %s is not distinct from cast(? as %s))"
                            .formatted(set.field().column(), set.field().sqlType()))
                    .params(Arrays.asList(set.deal(), set.value()))
                    .query(Boolean.class)
                    .single();
            case AddCompetitor add -> isLinked(jdbc, add.deal(), add.name());
            case RemoveCompetitor remove -> !isLinked(jdbc, remove.deal(), remove.name());
        };
    }

    private static boolean isLinked(JdbcClient jdbc, UUID deal, String name) {
        return jdbc.sql("""
                        select exists (select 1 from opportunity_competitor oc join competitor c on c.tenant_id = oc.tenant_id and c.id = oc.competitor_id
                                       where oc.opportunity_id = ? and name_key(c.name) = name_key(?))""")
                .params(deal, name)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean undo(JdbcClient jdbc, OfDeal change, ProposedChange.Line line) {
        int restored = switch (change) {
            case SetField set -> restore(jdbc, set, line.before());
            case AddCompetitor add -> unlink(jdbc, add.deal(), add.name());
            case RemoveCompetitor remove -> link(jdbc, remove.deal(), remove.name());
        };
        return restored == 1;
    }

    private static int restore(JdbcClient jdbc, SetField set, @Nullable Value before) {
        String column = set.field().column();
        String type = set.field().sqlType();
        return jdbc.sql("update opportunity set %1$s = cast(? as %2$s) where id = ? and %1$s is not distinct from cast(? as %2$s)".formatted(column, type))
                .params(Arrays.asList(before == null ? null : before.written(), set.deal(), set.value()))
                .update();
    }

    /** A deal that gains or loses a competitor is in a new state; a trigger counts the version. */
    private static void touch(JdbcClient jdbc, UUID deal) {
        jdbc.sql("update opportunity set version = version where id = ?").param(deal).update();
    }

    private static int link(JdbcClient jdbc, UUID deal, String name) {
        touch(jdbc, deal);
        UUID tenant = TenantScope.current().tenantId();
        jdbc.sql("insert into competitor (tenant_id, id, name) select ?, ?, ? where not exists (select 1 from competitor where name_key(name) = name_key(?))")
                .params(tenant, Ids.next(), name.strip(), name)
                .update();
        return jdbc.sql("""
                        insert into opportunity_competitor (tenant_id, opportunity_id, competitor_id)
                        select ?, ?, id from competitor where name_key(name) = name_key(?) order by id limit 1 on conflict do nothing""")
                .params(tenant, deal, name)
                .update();
    }

    private static int unlink(JdbcClient jdbc, UUID deal, String name) {
        touch(jdbc, deal);
        return jdbc.sql("""
                        delete from opportunity_competitor oc using competitor c
                        where c.id = oc.competitor_id and oc.opportunity_id = ? and name_key(c.name) = name_key(?)""")
                .params(deal, name)
                .update();
    }
}
