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

    /** Letters and marks by their class that show nothing: what chooses a variant of a sign, joins nothing, or fills a syllable. */
    private static final String UNSEEN = "\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}";

    /** Several lines, without control, zero-width, direction and tag characters. */
    public static String lines(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("\\r\\n?|[\\u0085\\p{Zl}\\p{Zp}]", "\n")
                .replaceAll("[\\p{Cc}&&[^\\n]]+", " ")
                .replaceAll("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}" + UNSEEN + "]+", "")
                .strip();
    }

    /** The text without case and accents, and with single blanks. */
    public static String folded(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").replaceAll("[\\p{Zs}\\t]+", " ");
        return plain.codePoints().mapToObj(letter -> PLAIN.getOrDefault(letter, Character.toString(letter))).collect(Collectors.joining());
    }
}
