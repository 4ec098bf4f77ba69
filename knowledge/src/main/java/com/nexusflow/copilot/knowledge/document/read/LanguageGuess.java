package com.nexusflow.copilot.knowledge.document.read;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The language of a text by the little words that stand everywhere in one language and hardly in the others. */
public final class LanguageGuess {

    private static final int ENOUGH_LETTERS = 20_000;
    private static final int LEAST_HITS = 3;
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Map<String, Set<String>> WORDS = Map.of(
            "en", Set.of("the", "and", "of", "to", "is", "for", "that", "with", "are", "this", "we", "you", "our", "from", "or", "it", "be", "not", "by", "at", "your", "have", "can"),
            "de", Set.of("der", "die", "das", "und", "ist", "nicht", "ein", "eine", "mit", "für", "auf", "den", "von", "zu", "wir", "sie", "werden", "dem", "auch", "bei", "oder", "wird", "sind"),
            "fr", Set.of("le", "les", "et", "est", "une", "des", "du", "pour", "dans", "que", "nous", "vous", "avec", "sur", "pas", "au", "par", "qui", "sont", "ce", "aux", "votre", "ou"),
            "es", Set.of("el", "los", "y", "es", "una", "del", "para", "con", "por", "las", "se", "su", "lo", "nuestro", "más", "como", "pero", "al", "está", "son", "o", "sus", "este"));

    private LanguageGuess() {}

    static @Nullable String of(List<Part> parts) {
        StringBuilder sample = new StringBuilder();
        for (Part part : parts) {
            sample.append(part.text(), 0, Math.min(part.text().length(), ENOUGH_LETTERS)).append(' ');
            if (sample.length() > ENOUGH_LETTERS) {
                break;
            }
        }
        return of(sample);
    }

    /** The code of the language, or null where the words do not tell. */
    public static @Nullable String of(CharSequence text) {
        Map<String, Integer> hits = new HashMap<>();
        Matcher words = WORD.matcher(text.toString().toLowerCase(Locale.ROOT));
        while (words.find()) {
            WORDS.forEach((language, known) -> {
                if (known.contains(words.group())) {
                    hits.merge(language, 1, Integer::sum);
                }
            });
        }
        List<Map.Entry<String, Integer>> ranked = hits.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).toList();
        boolean clear = !ranked.isEmpty() && ranked.getFirst().getValue() >= LEAST_HITS && (ranked.size() == 1 || ranked.getFirst().getValue() > ranked.get(1).getValue());
        return clear ? ranked.getFirst().getKey() : null;
    }
}
