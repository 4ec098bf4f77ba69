package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.people.Deliveries;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells each person who wants it, on working days at the chosen time, the open deals: the answer to the question the person could have asked. */
public final class DailyDeals {

    /** Who was away longer than this, as a node may have been, is not told late. */
    private static final Duration LATEST = Duration.ofHours(2);
    private static final Logger LOG = LoggerFactory.getLogger(DailyDeals.class);

    private final Tenants tenants;
    private final Deliveries deliveries;
    private final SignIn signIn;
    private final Copilot copilot;
    private final Courier courier;
    private final Threads threads;
    private final Clock clock;

    public DailyDeals(Tenants tenants, Deliveries deliveries, SignIn signIn, Copilot copilot, Courier courier, Threads threads, Clock clock) {
        this.tenants = tenants;
        this.deliveries = deliveries;
        this.signIn = signIn;
        this.copilot = copilot;
        this.courier = courier;
        this.threads = threads;
        this.clock = clock;
    }

    /** Tells everybody for whom the time has come. */
    public void tellAll() {
        tenants.all().forEach(tenant -> TenantScope.background(tenant.id()).run(() -> {
            ZonedDateTime now = clock.instant().atZone(tenants.current().timeZone());
            deliveries.daily(now.toLocalDate()).forEach((person, delivery) -> {
                try {
                    if (isDue(now, Objects.requireNonNull(delivery.dailyAt()))) {
                        tell(person, now.toLocalDate());
                    }
                } catch (RuntimeException e) {
                    LOG.warn("The daily message to {} could not be made and is tried again", person, e);
                }
            });
        }));
    }

    /** Once told, telling again changes nothing: the question is answered once and the answer sent once. A reply to it goes on from it, where it is told. */
    private void tell(UUID person, LocalDate day) {
        courier.way(person).ifPresent(way -> signIn.signedIn(TenantScope.current().tenantId(), person, null).ifPresent(in -> {
            String key = key(person, day);
            Reply deals = openDeals(in.scope(), key);
            in.scope().run(() -> threads.told(way.place().connection().id(), deals.conversationId(), way.from()));
            deliveries.once(person, day, () -> courier.send(way, key, deals));
        }));
    }

    private Reply openDeals(TenantScope person, String key) {
        String question = DoorWords.of(tenants.current().language()).get("daily.question");
        UUID message = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return copilot.answer(new Turn(person, null, question, Turn.Surface.CHAT, message, null), progress -> {});
    }

    private static boolean isDue(ZonedDateTime now, LocalTime at) {
        boolean works = now.getDayOfWeek() != DayOfWeek.SATURDAY && now.getDayOfWeek() != DayOfWeek.SUNDAY;
        Duration since = Duration.between(now.with(at), now);
        return works && !since.isNegative() && since.compareTo(LATEST) < 0;
    }

    private static String key(UUID person, LocalDate day) {
        return "daily/" + day + "/" + person;
    }
}
