package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.call.ReviewDesk;
import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.ProposalState;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.feed.Notification;
import com.nexusflow.copilot.core.feed.Notification.Kind;
import com.nexusflow.copilot.core.feed.Notifications;
import com.nexusflow.copilot.core.feed.Tellings;
import com.nexusflow.copilot.core.feed.Tellings.Telling;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people through their door what also stands behind the bell of the pages: mentions, comments, changes by others, and what waits for them. What is
 * told is read with the person's rights at the moment it is told; who lost them, left or read it already is told nothing.
 */
final class News {

    private static final int AT_ONCE = 100;
    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(News.class);

    private final Tellings tellings;
    private final Notifications notifications;
    private final Courier courier;
    private final ChangeDesk desk;
    private final ReviewDesk calls;
    private final CallNews callNews;
    private final SignIn signIn;
    private final Tenants tenants;
    private final TenantDatabase database;
    private final Clock clock;

    News(
            Tellings tellings, Notifications notifications, Courier courier, ChangeDesk desk, ReviewDesk calls, CallNews callNews, SignIn signIn, Tenants tenants, TenantDatabase database,
            Clock clock) {
        this.tellings = tellings;
        this.notifications = notifications;
        this.courier = courier;
        this.desk = desk;
        this.calls = calls;
        this.callNews = callNews;
        this.signIn = signIn;
        this.tenants = tenants;
        this.database = database;
        this.clock = clock;
    }

    /** Tells everything that is due. */
    void tellAll() {
        tellings.tenants(clock.instant()).forEach(tenant -> TenantScope.background(tenant).run(() -> tellings.due(clock.instant(), AT_ONCE).forEach(this::tryToTell)));
    }

    private void tryToTell(Telling telling) {
        try {
            tell(telling);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            if (telling.attempts() + 1 < ATTEMPTS) {
                LOG.warn("The notification {} could not be told and is tried again in {}", telling.notification(), PAUSE, e);
                tellings.again(telling, clock.instant().plus(PAUSE));
            } else {
                LOG.error("The notification {} could not be told; it stands in the person's inbox", telling.notification(), e);
                tellings.done(telling);
            }
        }
    }

    private void tell(Telling telling) {
        Instant allowed = courier.allowed(telling.person());
        if (allowed.isAfter(clock.instant())) {
            tellings.later(telling, allowed);
            return;
        }
        Optional<Reply> reply = reply(telling);
        database.write(jdbc -> {
            reply.ifPresent(words -> courier.tell(telling.person(), "news/" + telling.notification(), words));
            tellings.done(telling);
            return telling;
        });
    }

    private Optional<Reply> reply(Telling telling) {
        Locale locale = tenants.current().language();
        return signIn.signedIn(TenantScope.current().tenantId(), telling.person(), null).flatMap(in -> in.scope().call(() -> notifications.byId(telling.notification())
                .filter(notification -> notification.readAt() == null)
                .flatMap(notification -> reply(callNews.worded(notification, locale), locale))));
    }

    private Optional<Reply> reply(Notification notification, Locale locale) {
        Optional<Block> card = card(notification, locale);
        if ((notification.kind() == Kind.APPROVAL || notification.kind() == Kind.CALL_REVIEWED) && card.isEmpty()) {
            return Optional.empty();
        }
        String who = Optional.ofNullable(notification.actor()).map(Named::name).orElseGet(() -> DoorWords.of(locale).get("news.somebody"));
        String words = DoorWords.of(locale).get(
                "news." + notification.kind().code(), who, name(notification, card), Objects.requireNonNullElse(notification.text(), ""));
        return Optional.of(new Reply(notification.id(), Reply.Status.ANSWERED, words, card.stream().toList(), List.of(), List.of(), "offline"));
    }

    /** A call is named by when it was and with whom, all else by the name of the record. */
    private static String name(Notification notification, Optional<Block> card) {
        return card.orElse(null) instanceof Block.CallCard call ? call.name() : Objects.requireNonNullElse(notification.recordName(), "");
    }

    /** What is to be approved can be approved where it is told, as long as nobody has decided; what is decided is shown. */
    private Optional<Block> card(Notification notification, Locale locale) {
        if (notification.kind() == Kind.CALL_REVIEWED && notification.topic() != null) {
            return calls.card(notification.topic().id(), locale).map(card -> card);
        }
        UUID proposal = notification.proposal();
        if (proposal == null) {
            return Optional.empty();
        }
        return switch (notification.kind()) {
            case APPROVAL -> desk.card(proposal, locale).filter(card -> card.state() == ProposalState.OPEN).map(card -> card);
            case REJECTED, EXPIRED -> desk.seenCard(proposal, locale).map(card -> card);
            case MENTION, COMMENT, CHANGE, CALL_REVIEWED, CALL_FAILED, CALL_JUDGED, CALL_ERASED -> Optional.empty();
        };
    }
}
