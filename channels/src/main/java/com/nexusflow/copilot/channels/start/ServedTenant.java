package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.channels.start.CopilotSettings.Administrator;
import com.nexusflow.copilot.core.demo.DemoData;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.ServedAs;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.TenantSettings;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;

/** The tenant that settings like copilot.import and copilot.today are about: the demo's, or the installation's own with its first administrator. */
final class ServedTenant {

    private final CopilotSettings settings;
    private final Tenants tenants;
    private final People people;
    private final SignIn signIn;
    private final DemoData demo;
    private final Clock clock;

    ServedTenant(CopilotSettings settings, Tenants tenants, People people, SignIn signIn, DemoData demo, Clock clock) {
        this.settings = settings;
        this.tenants = tenants;
        this.people = people;
        this.signIn = signIn;
        this.demo = demo;
        this.clock = clock;
    }

    /** The tenant's background scope; the tenant is founded when it is not there yet. */
    TenantScope ready() {
        if (settings.demo()) {
            LocalDate today = settings.today() != null ? settings.today() : LocalDate.now(clock.withZone(ZoneId.systemDefault()));
            return TenantScope.background(demo.create(today));
        }
        TenantSettings wanted = settings.tenant().read();
        TenantScope scope = TenantScope.background(tenants.served(ServedAs.OWN).orElseGet(() -> found(wanted)));
        settings.administrator().ifPresent(admin -> scope.run(() -> tenants.alone(() -> admit(admin))));
        return scope;
    }

    private UUID found(TenantSettings wanted) {
        if (settings.administrator().isEmpty()) {
            throw new StartProblem(
                    "There is no tenant yet, the demo is off and no administrator is named.",
                    "Pass --copilot.admin=NAME:PASSWORD to found the first tenant, or --copilot.demo=true to look around.");
        }
        return tenants.found(wanted, ServedAs.OWN);
    }

    private void admit(Administrator admin) {
        Person person = people.all().stream()
                .filter(known -> known.name().equals(admin.name()) && known.role() == Role.ADMIN)
                .findFirst()
                .orElseGet(() -> people.add(admin.name(), Role.ADMIN));
        try {
            signIn.setPassword(person.id(), admin.name(), admin.password());
        } catch (DuplicateKeyException e) {
            throw new StartProblem(
                    "The log-in name \"" + admin.name() + "\" of copilot.admin belongs to somebody else already.", "Pass --copilot.admin=NAME:PASSWORD with another name.");
        } catch (IllegalArgumentException e) {
            throw new StartProblem("The password in copilot.admin cannot be kept: " + e.getMessage() + ".", "Pass --copilot.admin=NAME:PASSWORD with a shorter password.");
        }
    }
}
