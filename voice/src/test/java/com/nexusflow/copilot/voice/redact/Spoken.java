package com.nexusflow.copilot.voice.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Says digits as people and recognisers do. */
final class Spoken {

    private static final String[] UNITS = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    private static final String[] TEENS = {"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
            "eighteen", "nineteen"};
    private static final String[] TENS = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

    private final Random random;

    Spoken(Random random) {
        this.random = random;
    }

    String oneByOne(String digits) {
        List<String> words = new ArrayList<>();
        for (char digit : digits.toCharArray()) {
            words.add(digit == '0' && random.nextInt(3) == 0 ? "oh" : UNITS[digit - '0']);
        }
        return String.join(" ", words);
    }

    String withDoubles(String digits) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < digits.length(); i++) {
            String unit = UNITS[digits.charAt(i) - '0'];
            boolean triple = i + 2 < digits.length() && digits.charAt(i) == digits.charAt(i + 1) && digits.charAt(i) == digits.charAt(i
                    + 2);
            boolean twice = i + 1 < digits.length() && digits.charAt(i) == digits.charAt(i + 1);
            words.add(triple ? "triple " + unit : twice ? "double " + unit : unit);
            i += triple ? 2 : twice ? 1 : 0;
        }
        return String.join(" ", words);
    }

    String inPairs(String digits) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i + 1 < digits.length(); i += 2) {
            int tens = digits.charAt(i) - '0';
            int unit = digits.charAt(i + 1) - '0';
            words.add(tens == 0 ? "oh " + UNITS[unit] : tens == 1 ? TEENS[unit] : unit == 0 ? TENS[tens] : TENS[tens] + " " + UNITS[unit]);
        }
        if (digits.length() % 2 == 1) {
            words.add(UNITS[digits.charAt(digits.length() - 1) - '0']);
        }
        return String.join(" ", words);
    }

    String withFillers(String digits) {
        String[] words = oneByOne(digits).split(" ");
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            said.append(i == 0 ? "" : i % 4 == 0 ? random.nextBoolean() ? " uh " : ", " : " ").append(words[i]);
        }
        return said.toString();
    }

    /** A whole number below a million as a cardinal. */
    String cardinal(int number) {
        if (number >= 1000) {
            return cardinal(number / 1000) + " thousand" + (number % 1000 == 0 ? "" : " " + cardinal(number % 1000));
        }
        if (number >= 100) {
            return UNITS[number / 100] + " hundred" + (number % 100 == 0 ? "" : " " + cardinal(number % 100));
        }
        return number < 10 ? UNITS[number] : number < 20 ? TEENS[number - 10] : TENS[number / 10] + (number % 10 == 0 ? "" : " "
                + UNITS[number % 10]);
    }
}
