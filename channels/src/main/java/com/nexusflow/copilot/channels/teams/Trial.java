package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.channels.door.Platform.Check;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries whether what an administrator filled in works, before it is kept. */
final class Trial {

    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

    private final Login login;
    private final boolean development;

    Trial(Login login, boolean development) {
        this.login = login;
        this.development = development;
    }

    Check of(Map<String, String> settings, Map<String, String> secrets) {
        String tenant = settings.getOrDefault(Fields.TENANT_ID, "");
        if (settings.getOrDefault(Fields.APP_ID, "").isBlank()) {
            return new Check.Fails("app_missing");
        }
        boolean multi = Fields.MULTI.equals(settings.get(Fields.KIND));
        if (!multi && tenant.isBlank()) {
            return new Check.Fails("tenant_missing");
        }
        if ("on".equals(settings.get(Fields.EMULATOR)) && !development) {
            return new Check.Fails("emulator");
        }
        try {
            login.ask(settings, secrets);
            return new Check.Works(tenant.isBlank() ? settings.getOrDefault(Fields.APP_ID, "") : tenant, "Microsoft Teams");
        } catch (Login.Refused e) {
            return new Check.Fails(e.reason());
        } catch (IOException e) {
            LOG.info("Microsoft's log-in could not be reached: {}", e.getClass().getSimpleName());
            return new Check.Fails("unreachable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Check.Fails("unreachable");
        }
    }
}
