package com.nexusflow.copilot.core.tenant;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signs with a secret of the current tenant, which is made when first needed and is the same on every node. */
public final class TenantKeys {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TenantDatabase database;

    public TenantKeys(TenantDatabase database) {
        this.database = database;
    }

    /** HMAC-SHA256 of the text under the tenant's secret; one purpose's signatures are worth nothing for another. */
    public byte[] sign(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256; install a complete one", e);
        }
    }

    private byte[] key() {
        return database.write(jdbc -> {
            byte[] fresh = new byte[BYTES];
            RANDOM.nextBytes(fresh);
            return known(jdbc).query(byte[].class).optional().orElseGet(() -> {
                jdbc.sql("insert into tenant_key (tenant_id, key) values (?, ?) on conflict do nothing")
                        .params(TenantScope.current().tenantId(), fresh)
                        .update();
                return known(jdbc).query(byte[].class).single();
            });
        });
    }

    private static JdbcClient.StatementSpec known(JdbcClient jdbc) {
        return jdbc.sql("select key from tenant_key");
    }
}
