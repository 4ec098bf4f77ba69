package com.nexusflow.copilot.voice.redact;

/** Payment card numbers by issuer prefix, length and Luhn's check digit (ISO/IEC 7812-1). */
final class Card {

    static final int SHORTEST = 13;
    static final int LONGEST = 19;

    private Card() {}

    static boolean isNumber(CharSequence digits) {
        return hasIssuer(digits) && passesLuhn(digits);
    }

    static boolean hasIssuer(CharSequence digits) {
        int length = digits.length();
        if (length < SHORTEST || length > LONGEST) {
            return false;
        }
        int two = number(digits, 2);
        int three = number(digits, 3);
        int four = number(digits, 4);
        boolean visa = digits.charAt(0) == '4' && (length == 13 || length == 16 || length == 19);
        boolean mastercard = length == 16 && (two >= 51 && two <= 55 || four >= 2221 && four <= 2720);
        boolean amex = length == 15 && (two == 34 || two == 37);
        boolean discover = length >= 16 && (four == 6011 || two == 65 || three >= 644 && three <= 649);
        boolean diners = length >= 14 && (three >= 300 && three <= 305 || two == 36 || two == 38 || two == 39);
        boolean jcb = length >= 16 && four >= 3528 && four <= 3589;
        boolean unionPay = length >= 16 && two == 62;
        boolean maestro = length >= 13 && (four == 5018 || four == 5020 || four == 5038 || four == 5893 || four == 6304 || four == 6759
                || four >= 6761 && four <= 6763);
        return visa || mastercard || amex || discover || diners || jcb || unionPay || maestro;
    }

    private static int number(CharSequence digits, int length) {
        int value = 0;
        for (int i = 0; i < length; i++) {
            value = value * 10 + digits.charAt(i) - '0';
        }
        return value;
    }

    static boolean passesLuhn(CharSequence digits) {
        int sum = 0;
        boolean doubled = false;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            int value = doubled ? digit * 2 : digit;
            sum += value > 9 ? value - 9 : value;
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }
}
