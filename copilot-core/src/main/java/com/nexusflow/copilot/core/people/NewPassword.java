package com.nexusflow.copilot.core.people;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** A password that may be set: long enough to resist guessing, and not longer than what BCrypt looks at. */
public record NewPassword(String value) {

    public static final int SHORTEST = 10;
    private static final int MOST_BYTES = 72;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    public NewPassword {
        if (value.codePointCount(0, value.length()) < SHORTEST || value.isBlank()) {
            throw refused("A password needs at least " + SHORTEST + " characters; choose a longer one.");
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw refused("A password has at most " + MOST_BYTES + " bytes; choose a shorter one.");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw refused("A password has no control characters; choose one that can be typed.");
        }
    }

    /** A password nobody has to think of, in groups that can be read out: 16 of 31 letters and digits, which is 79 bits. */
    public static NewPassword generated() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new NewPassword(password.toString());
    }

    private static LogInRefused refused(String sentence) {
        return new LogInRefused(LogInRefused.Reason.BAD_PASSWORD, sentence);
    }

    @Override
    public String toString() {
        return "NewPassword[]";
    }
}
