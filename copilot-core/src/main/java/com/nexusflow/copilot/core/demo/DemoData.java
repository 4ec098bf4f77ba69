package com.nexusflow.copilot.core.demo;

import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.ServedAs;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.TenantSettings;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Founds the demo tenant and fills it; the same day makes the same data. A demo of another month is made anew, because its deals would
 * all be overdue.
 */
public final class DemoData {

    public static final String TENANT = "Tarnwick Cloud (Demo)";
    public static final String PASSWORD = "tarnwick-demo";
    public static final List<LogIn> LOG_INS = List.of(
            new LogIn("emma", "Emma Whitfield"), new LogIn("oliver", "Oliver Ashworth"), new LogIn("anders", "Anders Holm"));

    private static final int FRESH_DAYS = 31;

    static final String OPERATIONS = "Priya Nair";
    static final String ADMIN = "Anders Holm";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** A log-in of the demo and the person it belongs to: a rep, a manager and an administrator; all have {@link #PASSWORD}. */
    public record LogIn(String login, String person) {}

    private final TenantDatabase database;
    private final Tenants tenants;
    private final People people;
    private final SignIn signIn;

    public DemoData(TenantDatabase database, Tenants tenants, People people, SignIn signIn) {
        this.database = database;
        this.tenants = tenants;
        this.people = people;
        this.signIn = signIn;
    }

    /** Makes the demo as of the given day unless one of about that day is there, and returns its tenant; a half-founded one is filled. */
    public UUID create(LocalDate today) {
        tenants.served(ServedAs.DEMO).filter(tenant -> isOfAnotherTime(tenant, today)).ifPresent(tenants::dissolve);
        UUID tenant = tenants.served(ServedAs.DEMO).orElseGet(this::found);
        TenantScope.background(tenant).run(() -> tenants.alone(() -> {
            if (people.all().isEmpty()) {
                database.write(jdbc -> {
                    new DemoRecords(jdbc, tenant, today, ZONE).write();
                    logIns();
                    return true;
                });
            }
        }));
        return tenant;
    }

    private boolean isOfAnotherTime(UUID tenant, LocalDate today) {
        return TenantScope.background(tenant)
                .call(() -> database.read(jdbc -> jdbc.sql("select abs(max(happened_at)::date - ?) > ? from activity")
                        .params(today, FRESH_DAYS)
                        .query(Boolean.class)
                        .optional()
                        .orElse(false)));
    }

    private UUID found() {
        return tenants.found(new TenantSettings(TENANT, Currency.getInstance("EUR"), Locale.ENGLISH, ZONE, 1, true), ServedAs.DEMO);
    }

    private void logIns() {
        Map<String, Person> byName = people.all().stream().collect(Collectors.toMap(Person::name, Function.identity()));
        for (LogIn logIn : LOG_INS) {
            Person person = byName.get(logIn.person());
            if (person != null) {
                signIn.setPassword(person.id(), logIn.login(), PASSWORD);
            }
        }
    }
}
