package com.nexusflow.copilot.core.crm.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How a CSV file is written.
 *
 * @param separatorLine whether the first line is Excel's "sep=;" and no row
 */
record Dialect(Encoding encoding, char delimiter, boolean separatorLine) {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LOOKED_AT = 30;

    static Dialect of(ImportFile file, Limits limits, Wording wording) {
        try {
            Encoding encoding = Encoding.of(file, limits, wording);
            String head = head(file, encoding);
            if (head.isBlank()) {
                throw ImportRefused.badFile(wording.of("file.empty", file.name()));
            }
            if (head.matches("(?s)(?i)sep=[,;\t|]\\r?\\n.*")) {
                return new Dialect(encoding, head.charAt(4), true);
            }
            return new Dialect(encoding, delimiter(head), false);
        } catch (IOException e) {
            throw ImportRefused.badFile(wording.of("file.unreadable", file.name(), String.valueOf(e.getMessage())));
        }
    }

    CSVFormat format() {
        return format(delimiter);
    }

    Reader reader(ImportFile file) throws IOException {
        InputStream in = new BufferedInputStream(file.content().open(), 1 << 16);
        in.skipNBytes(encoding.markLength());
        return new InputStreamReader(in, encoding.charset().newDecoder().onMalformedInput(CodingErrorAction.REPORT));
    }

    private static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .get();
    }

    private static String head(ImportFile file, Encoding encoding) throws IOException {
        char[] head = new char[1 << 15];
        int length = 0;
        try (Reader reader = new Dialect(encoding, ',', false).reader(file)) {
            int read = reader.read(head, 0, head.length);
            while (read > 0) {
                length += read;
                read = reader.read(head, length, head.length - length);
            }
        }
        return new String(head, 0, length);
    }

    /** The delimiter that cuts the first rows into the most columns, most evenly. */
    private static char delimiter(String head) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : DELIMITERS) {
            double score = score(head, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(String head, char delimiter) {
        int columns = 0;
        int rows = 0;
        int even = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(head), format(delimiter))) {
            for (CSVRecord row : parser) {
                if (row.size() == 1 && row.get(0).isBlank()) {
                    continue;
                }
                columns = rows == 0 ? row.size() : columns;
                even += row.size() == columns ? 1 : 0;
                if (++rows == LOOKED_AT) {
                    break;
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            // The head is cut off anywhere, maybe inside a quote; the rows before still tell.
            return columns < 2 || rows == 0 ? 0 : columns * (double) even / rows;
        }
        return columns < 2 || rows == 0 ? 0 : columns * (double) even / rows;
    }
}
