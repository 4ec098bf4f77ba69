package com.nexusflow.copilot.core.crm.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the caller decides otherwise than the recognition did, by the file's name. */
public record Corrections(Map<String, OfFile> files) {

    public static final Corrections NONE = new Corrections(Map.of());
    /** As a file's kind: do not import the file. */
    public static final String SKIP = "skip";

    /**
     * @param kind the code of a {@link FileKind}, {@link #SKIP}, or null for the recognised kind
     * @param columns header to field name; an empty field name leaves the column out
     */
    public record OfFile(@Nullable String kind, Map<String, String> columns) {

        public OfFile {
            columns = Map.copyOf(columns);
        }
    }

    public Corrections {
        files = Map.copyOf(files);
    }

    OfFile of(String fileName) {
        return files.getOrDefault(fileName, new OfFile(null, Map.of()));
    }
}
