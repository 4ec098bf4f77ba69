package com.nexusflow.copilot.core.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Text as people wrote it, without what cannot be seen; and as it is compared. */
public final class CleanText {

    private static final Map<Integer, String> PLAIN = Map.of(
            (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ø', "o", (int) 'đ', "d", (int) 'ł', "l", (int) 'ı', "i", (int) 'þ', "th", (int) 'ð', "d");

    private CleanText() {}

    /** Several lines, without control, zero-width, direction and tag characters. */
    public static String lines(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("\\r\\n?|[\\u0085\\p{Zl}\\p{Zp}]", "\n")
                .replaceAll("[\\p{Cc}&&[^\\n]]+", " ")
                .replaceAll("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]+", "")
                .strip();
    }

    /** The text without case and accents, and with single blanks. */
    public static String folded(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").replaceAll("[\\p{Zs}\\t]+", " ");
        return plain.codePoints().mapToObj(letter -> PLAIN.getOrDefault(letter, Character.toString(letter))).collect(Collectors.joining());
    }
}
