package com.nexusflow.copilot.core.crm.imports;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text reduced to its letters and digits, in lower case and without accents, so that spellings of one word are equal. */
final class Plain {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Plain() {}

    static String of(String text) {
        String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace("ß", "ss"), Normalizer.Form.NFKD);
        return NO_LETTER_OR_DIGIT.matcher(ACCENTS.matcher(apart).replaceAll("")).replaceAll("");
    }
}
