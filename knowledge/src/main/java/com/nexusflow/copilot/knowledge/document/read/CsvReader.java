package com.nexusflow.copilot.knowledge.document.read;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table as text, its columns parted by comma, semicolon, tab or bar. */
final class CsvReader {

    private static final String SEPARATORS = ",;\t|";
    private static final int LINES_LOOKED_AT = 20;
    private static final int LONGEST_SAMPLE = 20_000;

    private final Draft draft;

    CsvReader(Draft draft) {
        this.draft = draft;
    }

    /** Whether at least two lines have the same number of columns, and more than one. */
    static boolean looksLikeTable(String text) {
        return separator(text).isPresent();
    }

    void read(String text) throws IOException {
        char separator = separator(text).orElse(',');
        RowBlocks rows = new RowBlocks(draft, Part.Kind.TABLE, (first, last, columns) -> Place.row(first));
        try (CSVParser records = format(separator).parse(new StringReader(text))) {
            for (CSVRecord record : records) {
                List<String> cells = new ArrayList<>();
                for (String cell : record) {
                    draft.budget().cell();
                    cells.add(cell);
                }
                rows.row((int) Math.min(record.getRecordNumber(), Integer.MAX_VALUE), 0, cells);
            }
        }
        rows.finish();
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(false).setTrim(true).setLenientEof(true).setTrailingData(true).get();
    }

    private static Optional<Character> separator(String text) {
        String sample = text.substring(0, Math.min(text.length(), LONGEST_SAMPLE));
        return SEPARATORS.chars().mapToObj(letter -> (char) letter).filter(letter -> isSteady(sample, letter)).findFirst();
    }

    /** Of the first lines nearly all have as many columns as the first one. */
    private static boolean isSteady(String sample, char separator) {
        List<Integer> widths = new ArrayList<>();
        try (CSVParser records = format(separator).parse(new StringReader(sample))) {
            for (CSVRecord record : records) {
                if (record.size() > 1 || !record.get(0).isBlank()) {
                    widths.add(record.size());
                }
                if (widths.size() == LINES_LOOKED_AT) {
                    break;
                }
            }
        } catch (IOException | RuntimeException e) {
            return false;
        }
        if (widths.size() < 2 || widths.getFirst() < 2) {
            return false;
        }
        int width = widths.getFirst();
        return widths.stream().filter(found -> found == width).count() * 10 >= widths.size() * 8L;
    }
}
