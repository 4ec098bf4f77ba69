package com.nexusflow.copilot.knowledge.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.PorterStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/** A language whose words are brought to their stems, and whose words that carry no meaning of their own are known. */
@SuppressWarnings("ImmutableEnumChecker") // its sets cannot be changed, and each stemmer is a new one
enum Language {
    ENGLISH("en", "english", PorterStemmer::new),
    GERMAN("de", "german", GermanStemmer::new),
    FRENCH("fr", "french", FrenchStemmer::new),
    SPANISH("es", "spanish", SpanishStemmer::new);

    private final String code;
    private final Supplier<SnowballStemmer> stemmer;
    private final Set<String> functionWords;
    private final Set<String> askingWords;

    Language(String code, String name, Supplier<SnowballStemmer> stemmer) {
        this.code = code;
        this.stemmer = stemmer;
        this.functionWords = words(SnowballFilter.class, name + "_stop.txt");
        this.askingWords = words(Language.class, "asking-" + code + ".txt");
    }

    static Language of(Locale locale) {
        return Arrays.stream(values()).filter(language -> language.code.equals(locale.getLanguage())).findFirst().orElse(ENGLISH);
    }

    /** The language most of whose function words stand in the text; the other one when none has more. */
    static Language spoken(List<Word> words, Locale otherwise) {
        Language best = of(otherwise);
        for (Language language : values()) {
            if (language.functionWordsIn(words) > best.functionWordsIn(words)) {
                best = language;
            }
        }
        return best;
    }

    private long functionWordsIn(List<Word> words) {
        return words.stream().map(Word::lower).filter(functionWords::contains).count();
    }

    String code() {
        return code;
    }

    /** Whether the word says nothing about what is asked for: a function word, or one with which people ask. */
    boolean saysNothing(String lower) {
        return functionWords.contains(lower) || askingWords.contains(lower);
    }

    /** Brings words to their stems; for one thread. */
    SnowballStemmer stemmer() {
        return stemmer.get();
    }

    private static Set<String> words(Class<?> beside, String file) {
        try (InputStream stream = Objects.requireNonNull(beside.getResourceAsStream(file), file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().flatMap(Language::wordsOfLine).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The word list " + file + " could not be read", e);
        }
    }

    private static Stream<String> wordsOfLine(String line) {
        int comment = line.indexOf('|');
        return Arrays.stream((comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+")).filter(word -> !word.isEmpty());
    }
}
