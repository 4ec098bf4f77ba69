package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.core.connection.Connection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the queue of a telephone number is called. Such names are kept and logged by others, so that the number cannot be read or guessed from them. */
final class PhoneLane {

    private static final String HASH = "HmacSHA256";
    private static final int CHARACTERS = 24;

    private PhoneLane() {}

    static String of(String kind, Connection connection, String address) {
        try {
            Mac mac = Mac.getInstance(HASH);
            // A key of its own: there are few enough numbers to try them all.
            mac.init(new SecretKeySpec((connection.id() + connection.secret("token")).getBytes(StandardCharsets.UTF_8), HASH));
            byte[] hash = mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
            return kind + "/" + HexFormat.of().formatHex(hash).substring(0, CHARACTERS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + HASH + "; install a complete one", e);
        }
    }
}
