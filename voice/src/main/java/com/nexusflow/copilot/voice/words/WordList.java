package com.nexusflow.copilot.voice.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A list of words kept beside a class, one entry per line; blank lines and lines that start with "# " are left out. */
public record WordList(String name, List<String> lines) {

    /** The list "language/name.txt" beside the class; the language must have it. */
    public static WordList beside(Class<?> owner, String language, String name) {
        String path = language + "/" + name + ".txt";
        try (InputStream file = owner.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("The word list " + path + " is missing beside " + owner.getName()
                        + "; add it for this language");
            }
            return of(path, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The word list " + path + " cannot be read", e);
        }
    }

    static WordList of(String name, String text) {
        return new WordList(name, text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("# ")).toList());
    }
}
