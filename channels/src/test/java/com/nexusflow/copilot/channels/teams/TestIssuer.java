package com.nexusflow.copilot.channels.teams;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Signs like the Bot Connector does, with keys of its own. */
final class TestIssuer {

    static final String ISSUER = "https://api.botframework.com";
    static final String ENDORSED = "teams-key";
    static final String NOT_ENDORSED = "webchat-key";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KeyPair endorsed = pair();
    private final KeyPair other = pair();

    /** What stands in a token; each part can be made wrong. */
    record Claims(String issuer, String audience, String serviceUrl, Instant from, Instant until) {

        static Claims right(String audience, String serviceUrl) {
            return new Claims(ISSUER, audience, serviceUrl, Instant.now().minusSeconds(60), Instant.now().plusSeconds(3_600));
        }

        Claims issuedBy(String wrong) {
            return new Claims(wrong, audience, serviceUrl, from, until);
        }

        Claims lasting(Instant begin, Instant end) {
            return new Claims(issuer, audience, serviceUrl, begin, end);
        }
    }

    String token(Claims claims) {
        return token(claims, ENDORSED, endorsed);
    }

    String notEndorsed(Claims claims) {
        return token(claims, NOT_ENDORSED, other);
    }

    /** Names the endorsed key and is signed with another. */
    String forged(Claims claims) {
        return token(claims, ENDORSED, other);
    }

    /** Says that nobody signed it. */
    String unsigned(Claims claims) {
        return encoded(Map.of("alg", "none", "typ", "JWT", "kid", ENDORSED)) + "." + encoded(body(claims)) + ".";
    }

    /** The published keys as text. */
    String keys() {
        return JSON.writeValueAsString(Map.of("keys", List.of(key(ENDORSED, endorsed, "msteams"), key(NOT_ENDORSED, other, "webchat"))));
    }

    private static Map<String, Object> key(String id, KeyPair pair, String channel) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kty", "RSA");
        json.put("use", "sig");
        json.put("kid", id);
        json.put("n", encoded(key.getModulus()));
        json.put("e", encoded(key.getPublicExponent()));
        json.put("endorsements", List.of(channel));
        return json;
    }

    private static String token(Claims claims, String id, KeyPair pair) {
        String signed = encoded(Map.of("alg", "RS256", "typ", "JWT", "kid", id)) + "." + encoded(body(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> body(Claims claims) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("serviceurl", claims.serviceUrl());
        body.put("nbf", claims.from().getEpochSecond());
        body.put("exp", claims.until().getEpochSecond());
        body.put("iss", claims.issuer());
        body.put("aud", claims.audience());
        return body;
    }

    private static String encoded(Map<String, Object> json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] magnitude = bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
