package com.nexusflow.copilot.core.crm.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import would do with files, before it does it. */
public record Preview(List<OfFile> files) {

    /**
     * @param kind the code of the {@link FileKind}, or null when the file would be skipped
     * @param delimiter as it stands in the file
     * @param rows without the header
     * @param fields every field that a column of this kind may fill
     * @param problem why the file cannot be imported as it is, or null
     */
    public record OfFile(
            String name,
            @Nullable String kind,
            String encoding,
            String delimiter,
            long rows,
            List<Column> columns,
            List<String> fields,
            @Nullable String problem) {}

    /**
     * @param field the field that the column fills, or null when it is left out
     * @param samples the first different values
     * @param remark how doubtful values will be read, or null
     */
    public record Column(String header, @Nullable String field, List<String> samples, @Nullable String remark) {}

    /** Whether every file can be imported or skipped as it is. */
    public boolean ready() {
        return files.stream().allMatch(file -> file.problem() == null);
    }
}
