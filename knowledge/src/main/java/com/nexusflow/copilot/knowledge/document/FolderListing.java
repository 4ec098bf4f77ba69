package com.nexusflow.copilot.knowledge.document;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of known kinds in a folder and below it, by their path in it. Links are neither followed nor taken; what programs hide is left out.
 *
 * @param complete false when something could not be looked into, or when there is more than is listed
 */
record FolderListing(NavigableMap<String, State> files, boolean complete) {

    static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 16;
    private static final Set<String> ENDINGS = Set.of(
            "md", "markdown", "html", "htm", "xhtml", "txt", "text", "pdf", "docx", "docm", "pptx", "pptm", "xlsx", "xlsm", "csv", "tsv", "eml");

    /** By what a file that is still written is told from one that is whole. */
    record State(long bytes, Instant modified) {

        static State of(BasicFileAttributes attributes) {
            return new State(attributes.size(), attributes.lastModifiedTime().toInstant());
        }
    }

    static FolderListing of(Path folder) throws IOException {
        Visit visit = new Visit(folder);
        Files.walkFileTree(folder, Set.of(), DEEPEST, visit);
        return new FolderListing(visit.files, visit.complete);
    }

    private static final class Visit extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final NavigableMap<String, State> files = new TreeMap<>();
        private boolean complete = true;

        Visit(Path folder) {
            this.folder = folder;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return directory.equals(folder) || !isHidden(directory) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isDirectory()) {
                complete = false;
            } else if (attributes.isRegularFile() && isWanted(file)) {
                if (files.size() == MOST_FILES) {
                    complete = false;
                    return FileVisitResult.TERMINATE;
                }
                files.put(folder.relativize(file).toString().replace('\\', '/'), State.of(attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
            complete = false;
            return FileVisitResult.CONTINUE;
        }

        private static boolean isWanted(Path file) {
            String name = file.getFileName().toString();
            return !isHidden(file) && !name.startsWith("~$") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        }

        private static boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }
    }
}
