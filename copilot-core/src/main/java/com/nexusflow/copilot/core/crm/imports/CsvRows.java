package com.nexusflow.copilot.core.crm.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file, one after the other, with the line each starts on; blank lines are passed over. */
final class CsvRows implements AutoCloseable {

    /** A row and the line of the file on which it starts. */
    record Row(long line, List<String> values) {

        /** Whether there are values behind the last column that the header names. */
        boolean overflows(int columns) {
            for (int i = columns; i < values.size(); i++) {
                if (!values.get(i).isBlank()) {
                    return true;
                }
            }
            return false;
        }

        String value(int column) {
            return column < values.size() ? values.get(column) : "";
        }
    }

    private final ImportFile file;
    private final Limits limits;
    private final Wording wording;
    private final RowLimitReader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final long linesBefore;
    private final List<String> header;
    private long line;
    private long rows;

    private CsvRows(ImportFile file, Dialect dialect, Limits limits, Wording wording) throws IOException {
        this.file = file;
        this.limits = limits;
        this.wording = wording;
        BufferedReader source = new BufferedReader(dialect.reader(file), 1 << 16);
        this.linesBefore = dialect.separatorLine() ? 1 : 0;
        if (dialect.separatorLine()) {
            source.readLine();
        }
        this.reader = new RowLimitReader(source, limits.rowCharacters());
        this.parser = CSVParser.parse(reader, dialect.format());
        this.records = parser.iterator();
        Row first = next();
        if (first == null) {
            throw ImportRefused.badFile(wording.of("file.empty", file.name()));
        }
        this.header = headerOf(first);
        this.rows = 0;
    }

    static CsvRows open(ImportFile file, Dialect dialect, Limits limits, Wording wording) {
        try {
            return new CsvRows(file, dialect, limits, wording);
        } catch (IOException e) {
            throw ImportRefused.badFile(wording.of("file.unreadable", file.name(), String.valueOf(e.getMessage())));
        }
    }

    List<String> header() {
        return header;
    }

    /** The next row, or null behind the last. */
    @Nullable Row next() {
        try {
            while (records.hasNext()) {
                long start = line + 1;
                List<String> values = List.of(records.next().values());
                line = parser.getCurrentLineNumber();
                reader.rowEnded();
                if (values.size() == 1 && values.getFirst().isBlank()) {
                    continue;
                }
                if (++rows > limits.rows()) {
                    throw ImportRefused.badFile(wording.of("file.too.many.rows", file.name(), limits.rows()));
                }
                return new Row(linesBefore + start, values);
            }
            return null;
        } catch (UncheckedIOException | IllegalStateException e) {
            throw refused(e);
        }
    }

    private ImportRefused refused(RuntimeException failure) {
        String at = String.valueOf(linesBefore + line + 1);
        Throwable cause = failure.getCause();
        if (cause instanceof CharacterCodingException) {
            return ImportRefused.badFile(wording.of("file.mixed.encoding", file.name(), at));
        }
        if (cause instanceof RowLimitReader.EndlessRow) {
            return ImportRefused.badFile(wording.of("file.endless.row", file.name(), at, limits.rowCharacters()));
        }
        return ImportRefused.badFile(wording.of("file.broken.row", file.name(), at));
    }

    private List<String> headerOf(Row row) {
        if (row.values().size() > limits.columns()) {
            throw ImportRefused.badFile(wording.of("file.too.many.columns", file.name(), row.values().size(), limits.columns()));
        }
        return row.values().stream().map(CsvRows::shown).toList();
    }

    private static String shown(String header) {
        String clean = header.replaceAll("[\\p{Cc}\\p{Cf}]+", "").strip();
        return clean.length() <= 200 ? clean : clean.substring(0, 200);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file.name() + " was read but cannot be closed", e);
        }
    }
}
