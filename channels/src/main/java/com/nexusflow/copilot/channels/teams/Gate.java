package com.nexusflow.copilot.channels.teams;

import com.microsoft.bot.connector.authentication.ChannelValidation;
import com.microsoft.bot.connector.authentication.ClaimsIdentity;
import com.microsoft.bot.connector.authentication.SimpleCredentialProvider;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in what the Bot Connector signed for the connection's own app and tenant. A connection without an app id is never let in, for the library takes
 * an empty id as leave to check nothing.
 */
final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final String TEAMS = "msteams";
    private static final String EMULATOR = "emulator";
    private static final int LONGEST_CHECK_SECONDS = 10;

    /** What was let in, and whose it is. */
    record Admitted(TenantScope tenant, Connection connection) {}

    private final Connections connections;
    private final ServiceAddresses addresses;
    private final boolean development;

    Gate(Connections connections, ServiceAddresses addresses, boolean development) {
        this.connections = connections;
        this.addresses = addresses;
        this.development = development;
    }

    /** Empty when it may not come in; whether there is such a connection makes no difference that could be seen. */
    Optional<Admitted> admit(String id, @Nullable String authorization, Activity activity) {
        Optional<Admitted> whose = whose(id);
        if (whose.filter(owned -> isEmulator(owned.connection(), authorization, activity)).isPresent()) {
            return whose;
        }
        String app = whose.map(owned -> owned.connection().setting(Fields.APP_ID)).filter(text -> !text.isBlank()).orElseGet(() -> UUID.randomUUID().toString());
        boolean signed = authorization != null && TEAMS.equals(activity.channel()) && isSigned(authorization, app, activity);
        return whose.filter(owned -> owned.connection().isEstablished() && signed && app.equals(owned.connection().setting(Fields.APP_ID)))
                .filter(owned -> addresses.isAllowed(activity.serviceUrl()))
                .filter(owned -> isFromItsTenant(owned.connection(), activity));
    }

    private Optional<Admitted> whose(String id) {
        try {
            return connections.arrivalAt(UUID.fromString(id))
                    .filter(arrival -> Fields.DOOR.equals(arrival.connection().door()))
                    .map(arrival -> new Admitted(arrival.tenant(), arrival.connection()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(String authorization, String app, Activity activity) {
        try {
            ClaimsIdentity identity = ChannelValidation.authenticateToken(authorization, new SimpleCredentialProvider(app, ""), activity.channel(), activity.serviceUrl())
                    .get(LONGEST_CHECK_SECONDS, TimeUnit.SECONDS);
            return identity != null && identity.isAuthenticated() && identity.claims().containsKey("exp");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.info("An activity was refused: {}", e.getClass().getSimpleName());
            LOG.debug("Why an activity was refused", e);
            return false;
        }
    }

    private static boolean isFromItsTenant(Connection connection, Activity activity) {
        return Fields.isMultiTenant(connection)
                || activity.isOneTenants() && !activity.tenant().isEmpty() && activity.tenant().equalsIgnoreCase(connection.setting(Fields.TENANT_ID));
    }

    /** The emulator signs nothing; it may stand in on a developer's own machine, where the connection says so. */
    private boolean isEmulator(Connection connection, @Nullable String authorization, Activity activity) {
        return development && authorization == null && "on".equals(connection.setting(Fields.EMULATOR)) && EMULATOR.equals(activity.channel())
                && ServiceAddresses.isLocal(activity.serviceUrl());
    }
}
