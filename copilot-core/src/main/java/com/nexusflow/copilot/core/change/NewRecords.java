package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.change.Change.AddNote;
import com.nexusflow.copilot.core.change.Change.CreateContact;
import com.nexusflow.copilot.core.change.Change.CreateLead;
import com.nexusflow.copilot.core.change.Change.CreateTask;
import com.nexusflow.copilot.core.change.Change.LogActivity;
import com.nexusflow.copilot.core.change.Change.NewRecord;
import com.nexusflow.copilot.core.change.Change.Subject;
import com.nexusflow.copilot.core.change.ChangeRefused.Reason;
import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Contacts;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Activities, tasks, notes, contacts and leads that are made. Whoever sees a deal may write about it. */
final class NewRecords implements ChangeKind<NewRecord> {

    private static final Set<String> ACTIVITIES = Set.of("call", "email", "meeting", "message", "demo", "other");
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 10_000;

    private record About(String kind, @Nullable UUID id, String name) {}

    private final Opportunities deals;
    private final Accounts accounts;
    private final Contacts contacts;
    private final People people;
    private final Supplier<LocalDate> today;

    /** @param today the current tenant's date */
    NewRecords(TenantDatabase database, People people, Supplier<LocalDate> today) {
        this.deals = new Opportunities(database);
        this.accounts = new Accounts(database);
        this.contacts = new Contacts(database);
        this.people = people;
        this.today = today;
    }

    @Override
    public Draft draft(NewRecord change) {
        return switch (change) {
            case LogActivity log -> {
                check(ACTIVITIES.contains(log.kind()), log.kind());
                checkText(log.body(), LONGEST_TEXT);
                yield made("activity", about(log.about()), line(log.subject()),
                        details().with("kind", log.kind()).with("at", Value.of(Value.Kind.TIME, log.at())).with("body", log.body()));
            }
            case CreateTask task -> {
                Person owner = people.person(task.owner()).filter(Person::active).orElseThrow(() -> new ChangeRefused(Reason.BAD_VALUE, task.owner().toString()));
                check(DealField.CLOSE_DATE.takes(task.due() == null ? null : task.due().toString()), String.valueOf(task.due()));
                yield made("task", about(task.about()), line(task.title()),
                        details().with("due", task.due() == null ? null : Value.of(Value.Kind.DATE, task.due())).with("owner", owner.name()));
            }
            case AddNote note -> {
                checkText(note.body(), LONGEST_TEXT);
                check(!note.body().isBlank(), "");
                yield made("note", about(note.about()), note.body().strip(), details());
            }
            case CreateContact contact -> {
                Stream.of(contact.title(), contact.email(), contact.phone()).forEach(text -> checkText(text, LONGEST_LINE));
                yield made("contact", about(new Subject(contact.account(), null, null)), line(contact.name()),
                        details().with("title", contact.title()).with("email", contact.email()).with("phone", contact.phone()));
            }
            case CreateLead lead -> {
                Stream.of(lead.company(), lead.email(), lead.source()).forEach(text -> checkText(text, LONGEST_LINE));
                yield made("lead", new About("lead", null, ""), line(lead.name()),
                        details().with("company", lead.company()).with("email", lead.email()).with("source", lead.source()));
            }
        };
    }

    private static Details details() {
        return new Details();
    }

    private static Draft made(String what, About about, String text, Details details) {
        return new Draft(about.kind(), about.id(), about.name(), null, what, null, Value.text(text), details.all());
    }

    /** The most precise of what the record is about; each part must be there for the person to see. */
    private About about(Subject subject) {
        About about = new About("person", null, "");
        if (subject.account() != null) {
            about = accounts.byId(subject.account()).map(account -> new About("account", account.id(), account.name())).orElseThrow(NewRecords::unknown);
        }
        if (subject.contact() != null) {
            about = contacts.byId(subject.contact()).map(contact -> new About("contact", contact.id(), contact.name())).orElseThrow(NewRecords::unknown);
        }
        if (subject.deal() != null) {
            about = deals.byId(subject.deal()).map(deal -> new About("opportunity", deal.id(), deal.name())).orElseThrow(NewRecords::unknown);
        }
        return about;
    }

    private static ChangeRefused unknown() {
        return new ChangeRefused(Reason.UNKNOWN_RECORD, "");
    }

    private static String line(String text) {
        check(!text.isBlank() && text.length() <= LONGEST_LINE, text);
        return text.strip();
    }

    private static void checkText(@Nullable String text, int longest) {
        check(text == null || text.length() <= longest, text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST_LINE)));
    }

    private static void check(boolean good, String value) {
        if (!good) {
            throw new ChangeRefused(Reason.BAD_VALUE, value);
        }
    }

    @Override
    public List<UUID> apply(JdbcClient jdbc, NewRecord change, UUID asker) {
        UUID id = Ids.next();
        switch (change) {
            case LogActivity log -> NewRow.insert(jdbc, "activity", "kind, subject, body, happened_at, owner_id, account_id, contact_id, opportunity_id", id,
                    log.kind(), log.subject().strip(), log.body(), log.at().atOffset(ZoneOffset.UTC), asker, account(log.about()), log.about().contact(),
                    log.about().deal());
            case CreateTask task -> NewRow.insert(jdbc, "task", "title, due_on, owner_id, account_id, opportunity_id", id,
                    task.title().strip(), task.due(), task.owner(), account(task.about()), task.about().deal());
            case AddNote note -> NewRow.insert(jdbc, "note", "body, owner_id, account_id, opportunity_id", id,
                    note.body().strip(), asker, account(note.about()), note.about().deal());
            case CreateContact contact -> NewRow.insert(jdbc, "contact", "name, title, email, phone, account_id, owner_id", id,
                    contact.name().strip(), contact.title(), contact.email(), contact.phone(), contact.account(), asker);
            case CreateLead lead -> NewRow.insert(jdbc, "lead", "name, company, email, source, owner_id, created_on", id,
                    lead.name().strip(), lead.company(), lead.email(), lead.source(), asker, today.get());
        }
        return List.of(id);
    }

    /** What is said about a deal is said about its account too. */
    private @Nullable UUID account(Subject about) {
        if (about.account() != null || about.deal() == null) {
            return about.account();
        }
        return deals.byId(about.deal()).map(deal -> deal.account()).map(Named::id).orElse(null);
    }

    @Override
    public boolean stands(JdbcClient jdbc, NewRecord change, ProposedChange.Line line) {
        return jdbc.sql("select exists (select 1 from " + untouched(change) + ")").param(line.created().getFirst()).query(Boolean.class).single();
    }

    @Override
    public boolean undo(JdbcClient jdbc, NewRecord change, ProposedChange.Line line) {
        return jdbc.sql("delete from " + untouched(change)).param(line.created().getFirst()).update() == 1;
    }

    private static String untouched(NewRecord change) {
        return switch (change) {
            case LogActivity log -> "activity where id = ?";
            case CreateTask task -> "task where id = ? and done_at is null";
            case AddNote note -> "note where id = ?";
            case CreateContact contact -> "contact where id = ? and not exists (select 1 from activity where contact_id = contact.id)";
            case CreateLead lead -> "lead where id = ? and status = 'new' and not exists (select 1 from comment where lead_id = lead.id)";
        };
    }
}
