package com.nexusflow.copilot.core.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name to sign in with, in lower case: letters, digits and . _ @ + - only, for it must fit into HTTP Basic and be typed on a phone. */
public record LogInName(String value) {

    private static final int LONGEST = 100;
    private static final Pattern FITS = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._@+-]*");

    public LogInName {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (value.length() > LONGEST || !FITS.matcher(value).matches()) {
            throw new LogInRefused(
                    LogInRefused.Reason.BAD_LOGIN,
                    "A log-in name has 1 to " + LONGEST + " letters, digits and . _ @ + - and begins with a letter or digit; \"" + value + "\" does not.");
        }
    }

    /** A name that suggests itself for a person: the address of the e-mail, or the name with dots. */
    public static String suggestedFor(Person person) {
        String email = person.email() == null ? "" : person.email().strip().toLowerCase(Locale.ROOT);
        if (email.length() <= LONGEST && FITS.matcher(email).matches()) {
            return email;
        }
        String plain = Normalizer.normalize(person.name().toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        String dotted = plain.replaceAll("[^\\p{L}\\p{N}]+", ".").replaceAll("^\\.|\\.$", "");
        return dotted.substring(0, Math.min(dotted.length(), LONGEST));
    }
}
