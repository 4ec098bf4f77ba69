package com.nexusflow.copilot.agents.change;

import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.ChangeRefused;
import com.nexusflow.copilot.core.change.DealField;
import com.nexusflow.copilot.core.change.ProposedChange.Line;
import com.nexusflow.copilot.core.crm.Stage;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.money.Money;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.math.BigDecimal;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A proposed change with another value, as a person types it into the card. */
final class Edits {

    private final Tenants tenants;
    private final People people;
    private final Stages stages;

    Edits(Tenants tenants, People people, Stages stages) {
        this.tenants = tenants;
        this.people = people;
        this.stages = stages;
    }

    /** @param value an amount in major units, an ISO date, a stage's or person's name, or a text */
    Change with(Line line, String value) {
        String typed = value.strip();
        return switch (line.change()) {
            case Change.SetField set -> new Change.SetField(set.deal(), set.field(), typed.isEmpty() ? null : written(set.field(), typed));
            case Change.AddCompetitor add -> new Change.AddCompetitor(add.deal(), typed);
            case Change.RemoveCompetitor remove -> new Change.RemoveCompetitor(remove.deal(), typed);
            case Change.LogActivity log -> new Change.LogActivity(log.kind(), typed, log.body(), log.at(), log.about());
            case Change.CreateTask task -> new Change.CreateTask(typed, task.due(), task.owner(), task.about());
            case Change.AddNote note -> new Change.AddNote(typed, note.about());
            case Change.CreateContact contact -> new Change.CreateContact(typed, contact.title(), contact.email(), contact.phone(), contact.account());
            case Change.CreateLead lead -> new Change.CreateLead(typed, lead.company(), lead.email(), lead.source());
            case Change.ConvertLead lead -> lead;
        };
    }

    private String written(DealField field, String typed) {
        return switch (field) {
            case AMOUNT -> minor(typed);
            case STAGE -> named(typed, () -> stages.all().stream().filter(s -> s.name().equalsIgnoreCase(typed)).map(Stage::id));
            case OWNER -> named(typed, () -> people.all().stream().filter(p -> p.name().equalsIgnoreCase(typed)).map(Person::id));
            case CLOSE_DATE, NEXT_STEP, LOSS_REASON -> typed;
        };
    }

    private String minor(String typed) {
        try {
            return Long.toString(Money.ofMajor(new BigDecimal(typed), tenants.current().currency()).minor());
        } catch (ArithmeticException | NumberFormatException e) {
            throw (ChangeRefused) new ChangeRefused(ChangeRefused.Reason.BAD_VALUE, typed).initCause(e);
        }
    }

    private static String named(String typed, Supplier<Stream<?>> found) {
        return found.get().findFirst().map(Object::toString).orElseThrow(() -> new ChangeRefused(ChangeRefused.Reason.BAD_VALUE, typed));
    }
}
