package com.nexusflow.copilot.channels.start;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is in the library without anybody uploading it.
 *
 * @param folders each as PATH=COLLECTION
 */
@ConfigurationProperties("copilot.library")
record LibrarySettings(@Nullable List<String> folders) {

    /** A folder, and the name of the collection that shows its files. */
    record Folder(Path path, String collection) {}

    /** Two folders never feed one collection: each would take away what the other brings. */
    List<Folder> watched() {
        List<Folder> watched = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String text : folders == null ? List.<String>of() : folders) {
            if (!text.isBlank()) {
                Folder folder = read(text.strip());
                if (!names.add(folder.collection().toLowerCase(Locale.ROOT))) {
                    throw new StartProblem("Two folders of copilot.library.folders feed the collection \"" + folder.collection() + "\".", "Give each folder a collection of its own.");
                }
                watched.add(folder);
            }
        }
        return watched;
    }

    private static Folder read(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1 || text.substring(equals + 1).isBlank()) {
            throw new StartProblem("\"" + text + "\" in copilot.library.folders is not of the form PATH=COLLECTION.", "Write each folder with the collection for its files, for instance /srv/playbooks=Playbooks.");
        }
        try {
            return new Folder(Path.of(text.substring(0, equals).strip()), text.substring(equals + 1).strip());
        } catch (InvalidPathException e) {
            throw new StartProblem("\"" + text.substring(0, equals) + "\" in copilot.library.folders is no path.", "Correct it, or leave it out.");
        }
    }
}
