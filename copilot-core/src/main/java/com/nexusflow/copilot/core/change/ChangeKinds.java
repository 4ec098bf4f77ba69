package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which kind a change is of. */
final class ChangeKinds implements ChangeKind<Change> {

    private final DealChanges deals;
    private final NewRecords records;
    private final LeadConversion conversion;

    ChangeKinds(TenantDatabase database, People people, Supplier<LocalDate> today) {
        this.deals = new DealChanges(database, people);
        this.records = new NewRecords(database, people, today);
        this.conversion = new LeadConversion(database, new MayChange(people), today);
    }

    @Override
    public Draft draft(Change change) {
        return switch (change) {
            case Change.OfDeal deal -> deals.draft(deal);
            case Change.NewRecord made -> records.draft(made);
            case Change.ConvertLead lead -> conversion.draft(lead);
        };
    }

    @Override
    public List<UUID> apply(JdbcClient jdbc, Change change, UUID asker) {
        return switch (change) {
            case Change.OfDeal deal -> deals.apply(jdbc, deal, asker);
            case Change.NewRecord made -> records.apply(jdbc, made, asker);
            case Change.ConvertLead lead -> conversion.apply(jdbc, lead, asker);
        };
    }

    @Override
    public boolean stands(JdbcClient jdbc, Change change, ProposedChange.Line line) {
        return switch (change) {
            case Change.OfDeal deal -> deals.stands(jdbc, deal, line);
            case Change.NewRecord made -> records.stands(jdbc, made, line);
            case Change.ConvertLead lead -> conversion.stands(jdbc, lead, line);
        };
    }

    @Override
    public boolean undo(JdbcClient jdbc, Change change, ProposedChange.Line line) {
        return switch (change) {
            case Change.OfDeal deal -> deals.undo(jdbc, deal, line);
            case Change.NewRecord made -> records.undo(jdbc, made, line);
            case Change.ConvertLead lead -> conversion.undo(jdbc, lead, line);
        };
    }
}
