package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who changes whose records: a person one's own, a manager those of the teams below, operations and administrators all. Seeing a
 * colleague's deal is not yet the right to change it.
 */
record MayChange(People people) {

    boolean recordsOf(@Nullable UUID owner) {
        TenantScope scope = TenantScope.current();
        if (scope.seesAll() || (owner != null && owner.equals(scope.personId()))) {
            return true;
        }
        return owner != null && isManager() && scope.owners().contains(owner);
    }

    boolean isManager() {
        return TenantScope.current().seesAll()
                || people.person(TenantScope.currentPerson()).filter(person -> person.role() == Role.MANAGER).isPresent();
    }
}
