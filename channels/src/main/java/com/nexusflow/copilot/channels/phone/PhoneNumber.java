package com.nexusflow.copilot.channels.phone;

import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number as the whole world dials it: a plus, then 7 to 15 digits. */
record PhoneNumber(String value) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    PhoneNumber {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("A telephone number starts with + and the country, and has 7 to 15 digits");
        }
    }

    /** The number in what a person typed, with blanks, brackets and hyphens; empty when it is none. */
    static Optional<PhoneNumber> typed(String text) {
        String plain = text.strip().replaceAll("[\\s()./-]", "").replaceFirst("^00", "+");
        return E164.matcher(plain).matches() ? Optional.of(new PhoneNumber(plain)) : Optional.empty();
    }

    /** Not its digits: logs take these. */
    @Override
    public String toString() {
        return "PhoneNumber[…" + value.substring(value.length() - 2) + "]";
    }
}
