package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.change.Change.ConvertLead;
import com.nexusflow.copilot.core.change.ChangeRefused.Reason;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a lead a contact of an account with a deal; an account of the company's name is taken, otherwise made. */
final class LeadConversion implements ChangeKind<ConvertLead> {

    private static final String UNTOUCHED = """
            opportunity o where o.id = :deal and o.version = 0
            and not exists (select 1 from activity x where x.opportunity_id = o.id or x.contact_id = :contact)
            and not exists (select 1 from task x where x.opportunity_id = o.id)
            and not exists (select 1 from note x where x.opportunity_id = o.id)
            and not exists (select 1 from comment x where x.opportunity_id = o.id)
            and not exists (select 1 from line_item x where x.opportunity_id = o.id)
            and not exists (select 1 from opportunity_competitor x where x.opportunity_id = o.id)""";

    private record Lead(
            UUID id, String name, @Nullable String company, @Nullable String email, @Nullable String source, String status, @Nullable UUID owner, int version) {}

    private final TenantDatabase database;
    private final MayChange mayChange;
    private final Supplier<LocalDate> today;

    LeadConversion(TenantDatabase database, MayChange mayChange, Supplier<LocalDate> today) {
        this.database = database;
        this.mayChange = mayChange;
        this.today = today;
    }

    @Override
    public Draft draft(ConvertLead change) {
        Lead lead = database.read(jdbc -> lead(jdbc, change.lead())).orElseThrow(() -> new ChangeRefused(Reason.UNKNOWN_RECORD, ""));
        if (!mayChange.recordsOf(lead.owner())) {
            throw new ChangeRefused(Reason.NOT_YOURS, lead.name());
        }
        if (lead.status().equals("converted")) {
            throw new ChangeRefused(Reason.ALREADY_SO, lead.name());
        }
        String company = Objects.requireNonNullElse(lead.company(), lead.name());
        boolean known = database.read(jdbc -> account(jdbc, company)).isPresent();
        Details details = new Details()
                .with(known ? "account" : "new_account", company)
                .with("new_contact", lead.name())
                .with("email", lead.email())
                .with("source", lead.source());
        return new Draft("lead", lead.id(), lead.name(), lead.version(), "convert", Value.text(lead.status()), Value.text(company), details.all());
    }

    private static Optional<UUID> account(JdbcClient jdbc, String company) {
        return jdbc.sql("select id from account where name_key(name) = name_key(?) order by id limit 1").param(company).query(UUID.class).optional();
    }

    private static Optional<Lead> lead(JdbcClient jdbc, UUID id) {
        return jdbc.sql("select * from lead where id = ?")
                .param(id)
                .query((row, n) -> new Lead(
                        row.getObject("id", UUID.class), row.getString("name"), row.getString("company"), row.getString("email"),
                        row.getString("source"), row.getString("status"), row.getObject("owner_id", UUID.class), row.getInt("version")))
                .optional();
    }

    /** Returns the deal, the contact and, where it was made, the account. */
    @Override
    public List<UUID> apply(JdbcClient jdbc, ConvertLead change, UUID asker) {
        Lead lead = lead(jdbc, change.lead()).orElseThrow(StaleRecord::new);
        String company = Objects.requireNonNullElse(lead.company(), lead.name());
        UUID owner = lead.owner() == null ? asker : lead.owner();
        List<UUID> created = new ArrayList<>(List.of(Ids.next(), Ids.next()));
        UUID account = account(jdbc, company).orElseGet(() -> {
            created.add(Ids.next());
            NewRow.insert(jdbc, "account", "name, owner_id", created.getLast(), company, owner);
            return created.getLast();
        });
        NewRow.insert(jdbc, "contact", "name, email, account_id, owner_id", created.get(1), lead.name(), lead.email(), account, owner);
        UUID stage = jdbc.sql("select id from stage where type = 'open' order by position, name limit 1").query(UUID.class).single();
        NewRow.insert(jdbc, "opportunity", "name, account_id, owner_id, stage_id, source, created_on", created.getFirst(), company, account, owner, stage,
                lead.source(), today.get());
        jdbc.sql("update lead set status = 'converted' where id = ?").param(lead.id()).update();
        return created;
    }

    @Override
    public boolean stands(JdbcClient jdbc, ConvertLead change, ProposedChange.Line line) {
        return jdbc.sql("select exists (select 1 from " + UNTOUCHED + ")")
                .param("deal", line.created().get(0))
                .param("contact", line.created().get(1))
                .query(Boolean.class)
                .single();
    }

    /** The deal and the contact go only if nothing was said or done about them since; the account stays when anything refers to it. */
    @Override
    public boolean undo(JdbcClient jdbc, ConvertLead change, ProposedChange.Line line) {
        UUID deal = line.created().get(0);
        UUID contact = line.created().get(1);
        int gone = jdbc.sql("delete from " + UNTOUCHED)
                .param("deal", deal)
                .param("contact", contact)
                .update();
        if (gone == 0) {
            return false;
        }
        jdbc.sql("delete from contact where id = ?").param(contact).update();
        if (line.created().size() > 2) {
            jdbc.sql("""
                            delete from account a where a.id = ?
                            and not exists (select 1 from opportunity x where x.account_id = a.id) and not exists (select 1 from contact x where x.account_id = a.id)
                            and not exists (select 1 from activity x where x.account_id = a.id) and not exists (select 1 from task x where x.account_id = a.id)
                            and not exists (select 1 from note x where x.account_id = a.id) and not exists (select 1 from comment x where x.account_id = a.id)
                            and not exists (select 1 from account x where x.parent_id = a.id)""")
                    .param(line.created().get(2))
                    .update();
        }
        String former = line.before() == null ? "working" : line.before().text();
        return jdbc.sql("update lead set status = ? where id = ? and status = 'converted'").params(former, change.lead()).update() == 1;
    }
}
