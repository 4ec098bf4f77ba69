package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.feed.Notification;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Tells people through their door what also stands behind the bell of the pages: mentions, comments, changes by others, and what waits for them. */
final class News implements Consumer<Notification> {

    private final Courier courier;
    private final ChangeDesk desk;
    private final SignIn signIn;
    private final Tenants tenants;

    News(Courier courier, ChangeDesk desk, SignIn signIn, Tenants tenants) {
        this.courier = courier;
        this.desk = desk;
        this.signIn = signIn;
        this.tenants = tenants;
    }

    @Override
    public void accept(Notification notification) {
        Locale locale = tenants.current().language();
        String who = Optional.ofNullable(notification.actor()).map(Named::name).orElseGet(() -> DoorWords.of(locale).get("news.somebody"));
        String words = DoorWords.of(locale).get(
                "news." + notification.kind().code(), who, Objects.requireNonNullElse(notification.recordName(), ""), Objects.requireNonNullElse(notification.text(), ""));
        courier.tell(notification.person(), "news/" + notification.id(),
                new Reply(notification.id(), Reply.Status.ANSWERED, words, card(notification, locale), List.of(), List.of(), "offline"));
    }

    /** What is to be approved can be approved where it is told. */
    private List<Block> card(Notification notification, Locale locale) {
        UUID proposal = notification.proposal();
        if (proposal == null || notification.kind() != Notification.Kind.APPROVAL) {
            return List.of();
        }
        return signIn.signedIn(TenantScope.current().tenantId(), notification.person(), null)
                .flatMap(in -> in.scope().call(() -> desk.card(proposal, locale)))
                .<List<Block>>map(List::of)
                .orElse(List.of());
    }
}
