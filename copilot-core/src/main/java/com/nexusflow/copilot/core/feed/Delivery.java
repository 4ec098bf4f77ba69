package com.nexusflow.copilot.core.feed;

import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hands notifications to a door once they are committed, and only then. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Consumer<Notification> door;

    Delivery(Consumer<Notification> door) {
        this.door = door;
    }

    /** To be called inside the transaction that writes them. */
    void afterCommit(List<Notification> told) {
        if (told.isEmpty()) {
            return;
        }
        UUID tenant = TenantScope.current().tenantId();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                // The committed transaction is still bound to this thread; the door needs one of its own.
                Thread.ofVirtual().name("notifications").start(() -> TenantScope.background(tenant).run(() -> told.forEach(Delivery.this::deliver)));
            }
        });
    }

    private void deliver(Notification notification) {
        try {
            door.accept(notification);
        } catch (RuntimeException e) {
            LOG.warn("The notification {} could not be delivered elsewhere; it stands in the person's inbox", notification.id(), e);
        }
    }
}
