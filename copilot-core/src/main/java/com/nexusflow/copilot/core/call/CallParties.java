package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose the numbers of a call are: the rep who linked one, the contact whose record has the other, and the deal they talk about. */
public final class CallParties {

    private record Found(@Nullable UUID contact, @Nullable UUID account, String written) {}

    private record Deal(UUID id, @Nullable UUID owner) {}

    private final TenantDatabase database;
    private final CallingCodes codes = new CallingCodes();

    public CallParties(TenantDatabase database) {
        this.database = database;
    }

    /** The active person who showed that the number is hers. */
    public Optional<UUID> rep(@Nullable TelephoneNumber number) {
        if (number == null) {
            return Optional.empty();
        }
        List<UUID> found = database.read(jdbc -> jdbc.sql("""
                        select distinct i.person_id from identity i join person p on p.tenant_id = i.tenant_id and p.id = i.person_id
                        where i.external_id = :number and p.active""")
                .param("number", number.value())
                .query(UUID.class)
                .list());
        return only(found.stream());
    }

    /** Whether a contact has the number; one without a country is taken for one of that other number's country. */
    public boolean isCustomer(TelephoneNumber number, @Nullable TelephoneNumber near) {
        return database.read(jdbc -> !found(jdbc, number, near).isEmpty());
    }

    /** The same call with what the numbers say about whatever was not said. A number that several have says no more than their account, if they have one. */
    NewCall with(NewCall call, CallNumbers numbers) {
        UUID rep = call.rep() == null ? rep(numbers.rep()).orElse(null) : call.rep();
        TelephoneNumber customer = numbers.customer();
        if (customer == null || call.account() != null || call.contact() != null || call.opportunity() != null) {
            return call.of(rep);
        }
        return database.read(jdbc -> {
            List<Found> found = found(jdbc, customer, numbers.rep());
            UUID contact = found.size() == 1 ? found.getFirst().contact() : null;
            UUID account = found.stream().anyMatch(one -> one.account() == null) ? null : only(found.stream().map(Found::account)).orElse(null);
            return call.of(rep).with(account, contact, account == null ? null : deal(jdbc, account, rep));
        });
    }

    /** Numbers in records are often written as they are dialled at home, which is where our own side is. */
    private List<Found> found(JdbcClient jdbc, TelephoneNumber number, @Nullable TelephoneNumber near) {
        String home = codes.codeOf(near == null ? number : near);
        return jdbc.sql("select id, account_id, phone from contact where phone is not null and number_end(phone) = :end order by id limit 200")
                .param("end", number.end())
                .query((row, n) -> new Found(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class), row.getString("phone")))
                .list().stream()
                .filter(one -> number.isMeantBy(one.written(), home))
                .toList();
    }

    /** The account's one open deal; of several the rep's one. */
    private static @Nullable UUID deal(JdbcClient jdbc, UUID account, @Nullable UUID rep) {
        List<Deal> open = jdbc.sql("""
                        select o.id, o.owner_id from opportunity o join stage s on s.tenant_id = o.tenant_id and s.id = o.stage_id
                        where o.account_id = :account and s.type = 'open'""")
                .param("account", account)
                .query((row, n) -> new Deal(row.getObject("id", UUID.class), row.getObject("owner_id", UUID.class)))
                .list();
        Optional<UUID> own = only(open.stream().filter(deal -> rep != null && rep.equals(deal.owner())).map(Deal::id));
        return own.or(() -> only(open.stream().map(Deal::id))).orElse(null);
    }

    private static Optional<UUID> only(Stream<UUID> all) {
        List<UUID> some = all.distinct().limit(2).toList();
        return some.size() == 1 ? Optional.of(some.getFirst()) : Optional.empty();
    }
}
