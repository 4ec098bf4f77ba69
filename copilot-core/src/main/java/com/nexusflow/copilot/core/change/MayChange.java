package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who changes whose records: a person one's own, a manager those of the teams below, operations and administrators all. Seeing a
 * colleague's deal is not yet the right to change it.
 */
public record MayChange(People people) {

    /** Whether the current person may change the records of that owner; null stands for nobody's. */
    public boolean recordsOf(@Nullable UUID owner) {
        Person me = people.person(TenantScope.currentPerson()).orElseThrow();
        return me.role().seesAll() || (owner != null && (owner.equals(me.id()) || me.role() == Role.MANAGER && people.leads(me.id(), owner)));
    }

    /** Whether the current person may decide where a manager of the asker has to. */
    public boolean asManagerOf(UUID asker) {
        Person me = people.person(TenantScope.currentPerson()).orElseThrow();
        return me.role().seesAll() || me.role() == Role.MANAGER && people.leads(me.id(), asker);
    }

    boolean isManager() {
        return people.person(TenantScope.currentPerson()).filter(person -> person.role() != Role.REP).isPresent();
    }
}
