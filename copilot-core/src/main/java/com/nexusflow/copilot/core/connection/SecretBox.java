package com.nexusflow.copilot.core.connection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals what a tenant entrusts to us with the installation's key (AES-256-GCM), so that a copy of the database alone opens nothing. */
public final class SecretBox {

    public static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    public SecretBox(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("The key for secrets must have " + KEY_BYTES + " bytes, has " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** A key of its own for another purpose, from which this one cannot be told. */
    public byte[] keyFor(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256; install a complete one", e);
        }
    }

    /** The text, sealed; it opens only together with the same owner. */
    public byte[] seal(String owner, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal with AES-GCM; install a complete one", e);
        }
    }

    /** The text that was sealed for the owner; an {@link IllegalStateException} when that was done with another key, or never. */
    public String open(String owner, byte[] sealed) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new IllegalStateException("The secrets of " + owner + " are broken; enter them again");
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, ByteBuffer.wrap(sealed, 0, NONCE_BYTES), owner);
            return new String(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "The secrets of " + owner + " were sealed with another key; start with the COPILOT_SECRET_KEY they were entered under, or enter them again", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot open AES-GCM; install a complete one", e);
        }
    }

    private Cipher cipher(int mode, ByteBuffer nonce, String owner) throws GeneralSecurityException {
        byte[] bytes = new byte[NONCE_BYTES];
        nonce.get(bytes);
        return cipher(mode, bytes, owner);
    }

    private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
