package com.nexusflow.copilot.agents.offline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words of one language that the offline model understands, read from a file of phrases. Typing slips are forgiven. */
final class Lexicon {

    private static final Map<String, Lexicon> LOADED = new HashMap<>();

    private final Map<String, Set<Meaning>> phrases = new HashMap<>();
    private final Map<String, Set<Meaning>> prefixes = new TreeMap<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> telling = new HashSet<>();
    private int longest = 1;

    private Lexicon() {}

    /** The words of questions. */
    static Lexicon of(Locale language) {
        return loaded(language.getLanguage());
    }

    /** The words of commands to change something, kept apart so that no question is taken for one. */
    static Lexicon commands(Locale language) {
        return loaded("commands_" + language.getLanguage());
    }

    /** The words of questions about calls, kept apart likewise. */
    static Lexicon calls(Locale language) {
        return loaded("calls_" + language.getLanguage());
    }

    /** The words of questions to battle cards and documents, kept apart likewise. */
    static Lexicon knowledge(Locale language) {
        return loaded("knowledge_" + language.getLanguage());
    }

    private static synchronized Lexicon loaded(String name) {
        return LOADED.computeIfAbsent(name, Lexicon::load);
    }

    private static Lexicon load(String language) {
        String name = "/lexicon/" + language + ".txt";
        try (InputStream in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Lexicon lexicon = new Lexicon();
            reader.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(lexicon::add);
            return lexicon;
        } catch (IOException e) {
            throw new UncheckedIOException("The lexicon " + name + " could not be read", e);
        }
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        String[] head = line.substring(0, colon).strip().split(" ");
        Meaning meaning = new Meaning(head[0], head[1]);
        for (String phrase : line.substring(colon + 1).split("\\|")) {
            String plain = Token.plain(phrase.strip());
            if (plain.endsWith("*")) {
                String stem = plain.substring(0, plain.length() - 1);
                prefixes.computeIfAbsent(stem, p -> new LinkedHashSet<>()).add(meaning);
                remember(stem, meaning);
            } else {
                phrases.computeIfAbsent(plain, p -> new LinkedHashSet<>()).add(meaning);
                remember(plain, meaning);
            }
        }
    }

    private void remember(String phrase, Meaning meaning) {
        String[] parts = phrase.split(" ");
        longest = Math.max(longest, parts.length);
        for (String word : parts) {
            if (word.length() > 1) {
                words.add(word);
                if (!meaning.kind().equals("filler")) {
                    telling.add(word);
                }
            }
        }
    }

    boolean knows(String word) {
        return words.contains(word) || phrases.containsKey(word) || stem(word).isPresent();
    }

    /** Whether the word belongs to a phrase that says more than a filler. */
    boolean tells(String word) {
        return telling.contains(word) || stem(word).isPresent();
    }

    /** The phrases in the tokens, the longest first from left to right; taken tokens are left alone. */
    List<Term> read(List<String> tokens, BitSet taken) {
        List<Term> terms = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Term term = taken.get(at) ? null : longestAt(tokens, taken, at);
            if (term != null) {
                terms.add(term);
            }
            at = term == null ? at + 1 : term.to();
        }
        return terms;
    }

    private @Nullable Term longestAt(List<String> tokens, BitSet taken, int at) {
        int free = taken.nextSetBit(at) < 0 ? tokens.size() : taken.nextSetBit(at);
        for (int to = Math.min(free, at + longest); to > at; to--) {
            Set<Meaning> meanings = meanings(String.join(" ", tokens.subList(at, to)));
            if (!meanings.isEmpty()) {
                return new Term(at, to, meanings);
            }
        }
        return null;
    }

    boolean means(String phrase, String kind, String code) {
        return meanings(phrase).contains(new Meaning(kind, code));
    }

    private Set<Meaning> meanings(String phrase) {
        Set<Meaning> exact = phrases.getOrDefault(phrase, Set.of());
        Optional<String> stem = stem(phrase);
        if (stem.isEmpty()) {
            return exact;
        }
        Set<Meaning> both = new LinkedHashSet<>(prefixes.getOrDefault(stem.get(), Set.of()));
        both.addAll(exact);
        return both;
    }

    private Optional<String> stem(String phrase) {
        return prefixes.keySet().stream().filter(phrase::startsWith).filter(p -> phrase.length() <= p.length() + 4 && phrase.indexOf(' ', p.length()) < 0).findFirst();
    }

    /** The known word that was probably meant by an unknown one; empty when none is near or two are equally near. */
    Optional<String> corrected(String word) {
        int allowed = word.length() < 4 ? 0 : word.length() < 8 ? 1 : 2;
        if (allowed == 0) {
            return Optional.empty();
        }
        String best = null;
        int distance = allowed + 1;
        boolean tie = false;
        for (String known : words) {
            if (known.length() < 4 || Math.abs(known.length() - word.length()) > allowed) {
                continue;
            }
            int d = Spelling.distance(word, known, telling.contains(known) ? allowed : 1);
            if (d < distance && d <= (telling.contains(known) ? allowed : 1)) {
                best = known;
                distance = d;
                tie = false;
            } else if (d == distance && d <= allowed) {
                tie = !sameMeaning(Objects.requireNonNull(best), known);
            }
        }
        return tie ? Optional.empty() : Optional.ofNullable(best);
    }

    private boolean sameMeaning(String one, String other) {
        return !meanings(one).isEmpty() && meanings(one).equals(meanings(other));
    }
}
