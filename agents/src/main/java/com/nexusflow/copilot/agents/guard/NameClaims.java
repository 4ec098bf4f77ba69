package com.nexusflow.copilot.agents.guard;

import com.nexusflow.copilot.core.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that a sentence mentions: words written with a capital that are neither ordinary nor in a finding. */
final class NameClaims {

    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{N}'’&-]*+(?:\\s++\\p{Lu}[\\p{L}\\p{N}'’&-]*+)*+");
    private static final String WORD_END = "[^\\p{L}\\p{N}]+";
    private static final Map<Locale, Set<String>> ORDINARY = new ConcurrentHashMap<>();

    private final Grounds grounds;
    private final Set<String> asked;
    private final Set<String> ordinary;
    private final boolean capitalsAreNames;

    NameClaims(Grounds grounds, String question, Locale language) {
        this.grounds = grounds;
        this.asked = new HashSet<>(List.of(Grounds.plain(question).split(WORD_END)));
        this.ordinary = ORDINARY.computeIfAbsent(Texts.spoken(language), NameClaims::ordinary);
        this.capitalsAreNames = !language.getLanguage().equals("de");
    }

    /** @param bare whether the sentence names neither figure nor date; only then may it repeat a name that the person said and nobody has */
    boolean hold(String sentence, boolean bare) {
        Matcher matcher = NAME.matcher(sentence);
        while (matcher.find()) {
            String[] parts = Grounds.plain(matcher.group()).split(WORD_END);
            boolean noun = !capitalsAreNames && parts.length == 1;
            if (!noun && !Arrays.stream(parts).allMatch(part -> isKnown(part, bare))) {
                return false;
            }
        }
        return true;
    }

    private boolean isKnown(String word, boolean bare) {
        return word.length() <= 1 || grounds.words.contains(word) || ordinary.contains(word) || bare && asked.contains(word) || DateClaims.isMonth(word)
                || word.matches("\\d+|[qt][1-4]|fy\\d{0,4}");
    }

    /** The words of the product's own messages, and those that sentences often begin with. */
    private static Set<String> ordinary(Locale language) {
        Set<String> words = new HashSet<>();
        for (String name : List.of("messages.replies", "messages.metrics")) {
            ResourceBundle bundle = ResourceBundle.getBundle(name, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            bundle.keySet().forEach(key -> words.addAll(List.of(Grounds.plain(bundle.getString(key)).split(WORD_END))));
        }
        try (InputStream stream = Objects.requireNonNull(NameClaims.class.getResourceAsStream("/guard/" + language.getLanguage() + ".txt"))) {
            words.addAll(List.of(Grounds.plain(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).split(WORD_END)));
        } catch (IOException e) {
            throw new UncheckedIOException("The ordinary words of " + language + " cannot be read", e);
        }
        return Set.copyOf(words);
    }
}
