package com.nexusflow.copilot.core.crm.imports;

import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of one file.
 *
 * @param kind the code of the {@link FileKind}, or null when the file was skipped
 */
public record FileResult(String file, @Nullable String kind, long rows, long created, long updated, long unchanged, long failed) {}
