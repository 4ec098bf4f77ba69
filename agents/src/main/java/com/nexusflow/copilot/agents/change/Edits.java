package com.nexusflow.copilot.agents.change;

import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.ChangeRefused;
import com.nexusflow.copilot.core.change.ChangeRefused.Reason;
import com.nexusflow.copilot.core.change.DealField;
import com.nexusflow.copilot.core.change.ProposedChange.Line;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.money.TypedAmount;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.text.Texts;
import java.util.List;
import java.util.Locale;

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

    /** @param value an amount in major units as the language writes it, an ISO date, a stage's or person's name, or a text */
    Change with(Line line, String value, Locale language) {
        String typed = value.strip();
        return switch (line.change()) {
            case Change.SetField set -> new Change.SetField(set.deal(), set.field(), typed.isEmpty() ? null : written(set.field(), typed, language));
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

    private String written(DealField field, String typed, Locale language) {
        return switch (field) {
            case AMOUNT -> minor(typed, language);
            case STAGE -> stage(typed);
            case OWNER -> owner(typed);
            case CLOSE_DATE, NEXT_STEP, LOSS_REASON -> typed;
        };
    }

    private String minor(String typed, Locale language) {
        return new TypedAmount(Texts.spoken(language), tenants.current().currency()).read(typed)
                .map(amount -> Long.toString(amount.minor()))
                .orElseThrow(() -> new ChangeRefused(Reason.BAD_AMOUNT, typed));
    }

    private String stage(String typed) {
        return stages.all().stream()
                .filter(stage -> stage.name().equalsIgnoreCase(typed))
                .findFirst()
                .map(stage -> stage.id().toString())
                .orElseThrow(() -> new ChangeRefused(Reason.BAD_VALUE, typed));
    }

    /** Whoever left owns nothing new; and of two who bear a name the form cannot say which. */
    private String owner(String typed) {
        List<Person> found = people.all().stream().filter(person -> person.active() && person.name().equalsIgnoreCase(typed)).toList();
        if (found.size() > 1) {
            throw new ChangeRefused(Reason.SEVERAL_PEOPLE, typed);
        }
        return found.stream().findFirst().map(person -> person.id().toString()).orElseThrow(() -> new ChangeRefused(Reason.BAD_VALUE, typed));
    }
}
