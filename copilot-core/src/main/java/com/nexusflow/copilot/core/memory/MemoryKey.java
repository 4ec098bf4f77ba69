package com.nexusflow.copilot.core.memory;

import com.nexusflow.copilot.core.tenant.TenantScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something is remembered. It always belongs to the bound tenant, or says that there is none yet; what else it is made of is a
 * digest, so that neither names nor addresses can be read from it.
 */
public final class MemoryKey {

    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z-]{0,40}");
    private static final String NOBODYS = "nobody";
    private static final int DIGEST_BYTES = 16;

    private final String text;

    private MemoryKey(String owner, String purpose, Object[] parts) {
        if (!PURPOSE.matcher(purpose).matches()) {
            throw new IllegalArgumentException("purpose must be lower-case words like \"own-password\", was \"" + purpose + "\"");
        }
        this.text = owner + ":" + purpose + ":" + digest(parts);
    }

    /** A key of the tenant that is bound to this thread; without one it is an {@link IllegalStateException}. */
    public static MemoryKey of(String purpose, Object... parts) {
        return new MemoryKey(TenantScope.current().tenantId().toString(), purpose, parts);
    }

    /** A key for the time before it is known whose tenant is meant. */
    public static MemoryKey beforeSignIn(String purpose, Object... parts) {
        return new MemoryKey(NOBODYS, purpose, parts);
    }

    private static String digest(Object[] parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Object part : parts) {
                byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MemoryKey key && key.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
