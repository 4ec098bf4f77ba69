package com.nexusflow.copilot.core.call;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A telephone number as the whole world dials it: a plus, then 7 to 15 digits. */
public record TelephoneNumber(String value) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    /** The first number in a text; letters begin an extension or a remark. */
    private static final Pattern FIRST = Pattern.compile("[+(0-9][^a-zA-Z;,#]*");
    private static final Pattern FROM_AMERICA = Pattern.compile("011[1-9]\\d+");

    public TelephoneNumber {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("A telephone number starts with + and the country, and has 7 to 15 digits");
        }
    }

    /** The number in what a person or a platform wrote, with blanks, brackets and hyphens; empty when it is none that all the world dials. */
    public static Optional<TelephoneNumber> of(String text) {
        String plain = text.strip().replace("(0)", "").replaceAll("[\\s()./-]", "").replaceFirst("^00", "+");
        return E164.matcher(plain).matches() ? Optional.of(new TelephoneNumber(plain)) : Optional.empty();
    }

    /** Whether the text says this number, as somebody in the country with that calling code writes it. */
    boolean isMeantBy(String text, String home) {
        Matcher first = FIRST.matcher(text);
        if (!first.find()) {
            return false;
        }
        String written = first.group().replace("(0)", "");
        String digits = written.replaceAll("\\D", "");
        String own = value.substring(1);
        if (written.startsWith("+")) {
            return digits.equals(own);
        }
        if (digits.startsWith("00") || home.equals("1") && FROM_AMERICA.matcher(digits).matches()) {
            return digits.substring(digits.startsWith("00") ? 2 : 3).equals(own);
        }
        return digits.equals(own) || own.equals(home + digits) || digits.startsWith("0") && own.equals(home + digits.substring(1));
    }

    /** Its last digits, which are the same however it is written. */
    String end() {
        return value.substring(Math.max(1, value.length() - 7));
    }

    /** Not its digits: logs take these. */
    @Override
    public String toString() {
        return "TelephoneNumber[…" + value.substring(value.length() - 2) + "]";
    }
}
