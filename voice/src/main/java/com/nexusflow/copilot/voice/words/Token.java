package com.nexusflow.copilot.voice.words;

import java.util.Set;

/** One word of a text in lower case, its stem, and where it stands; "don't" is two tokens at one place. */
public record Token(String text, String stem, int start, int end) {

    private static final Set<String> NUMBERS = Set.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve", "thirteen", "fourteen",
            "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
                    "ninety", "hundred",
            "thousand", "million");

    /** Whether it is a number in digits or words; "one" and "a" mostly are none. */
    public boolean isNumber() {
        return Character.isDigit(text.charAt(0)) || NUMBERS.contains(text);
    }
}
