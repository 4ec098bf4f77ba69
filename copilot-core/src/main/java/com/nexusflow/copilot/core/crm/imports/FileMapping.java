package com.nexusflow.copilot.core.crm.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds and which field each of its columns fills.
 *
 * @param kind null when the file is not to be imported
 * @param fields for each column, from the left, the name of its field, or empty
 */
record FileMapping(@Nullable FileKind kind, List<Optional<String>> fields) {

    /** A file's header, recognised and then corrected as the caller says. */
    static FileMapping of(String fileName, List<String> header, Corrections.OfFile correction, Wording wording) {
        String wanted = correction.kind();
        if (Corrections.SKIP.equals(wanted)) {
            return skipped(header);
        }
        FileKind kind = wanted == null ? recognised(fileName, header, correction) : chosen(fileName, wanted, wording);
        return kind == null ? skipped(header) : new FileMapping(kind, fields(kind, header, correction, fileName, wording));
    }

    Set<String> mapped() {
        return fields.stream().flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** The groups of required fields of which no column fills any. */
    List<List<String>> missing() {
        return kind == null ? List.of() : missing(kind, mapped());
    }

    private static List<List<String>> missing(FileKind kind, Set<String> mapped) {
        return kind.required().stream().filter(group -> group.stream().noneMatch(mapped::contains)).toList();
    }

    private static FileKind chosen(String fileName, String code, Wording wording) {
        return FileKind.of(code).orElseThrow(() -> ImportRefused.badFile(wording.of("kind.unknown", fileName, code,
                Arrays.stream(FileKind.values()).map(FileKind::code).collect(Collectors.joining(", ")))));
    }

    private static FileMapping skipped(List<String> header) {
        return new FileMapping(null, header.stream().map(column -> Optional.<String>empty()).toList());
    }

    /**
     * The kind that knows the most columns; the file's name decides between equals, and without it nothing is guessed. A kind of which
     * a required column is missing is meant only if the file is named after it or much else fits.
     */
    private static @Nullable FileKind recognised(String fileName, List<String> header, Corrections.OfFile correction) {
        int most = 0;
        FileKind best = null;
        boolean tied = false;
        for (FileKind kind : FileKind.values()) {
            Set<String> known = header.stream().flatMap(column -> field(kind, column, correction).stream()).collect(Collectors.toSet());
            boolean named = isNamedAfter(fileName, kind);
            boolean whole = missing(kind, known).isEmpty();
            int score = 4 * known.size() + (whole ? 2 : 0) + (named ? 1 : 0);
            if ((whole || named || known.size() > 2) && !known.isEmpty() && score >= most) {
                tied = score == most;
                most = score;
                best = kind;
            }
        }
        return tied ? null : best;
    }

    private static boolean isNamedAfter(String fileName, FileKind kind) {
        String name = fileName.replaceFirst("\\.[^.]*$", "");
        return Arrays.stream(name.split("[^\\p{L}]+")).anyMatch(word -> isWordFor(word, kind)) || isWordFor(name, kind);
    }

    private static boolean isWordFor(String word, FileKind kind) {
        return Synonyms.HEADERS.meaning("file", word).filter(kind.code()::equals).isPresent();
    }

    /** Of several columns for one field the first counts, except that a column the caller named goes before. */
    private static List<Optional<String>> fields(
            FileKind kind, List<String> header, Corrections.OfFile correction, String fileName, Wording wording) {
        Set<String> taken = new TreeSet<>();
        for (var named : correction.columns().entrySet()) {
            String field = named.getValue();
            if (!header.contains(named.getKey()) || (!field.isEmpty() && !kind.has(field))) {
                throw ImportRefused.badFile(
                        wording.of("correction.bad", fileName, named.getKey(), field, String.join(", ", kind.fieldNames())));
            }
            if (!field.isEmpty() && !taken.add(field)) {
                throw ImportRefused.badFile(wording.of("correction.twice", fileName, field));
            }
        }
        return header.stream()
                .map(column -> field(kind, column, correction)
                        .filter(field -> correction.columns().containsKey(column) || taken.add(field)))
                .toList();
    }

    private static Optional<String> field(FileKind kind, String column, Corrections.OfFile correction) {
        String corrected = correction.columns().get(column);
        if (corrected != null) {
            return corrected.isEmpty() ? Optional.empty() : Optional.of(corrected);
        }
        return Synonyms.HEADERS.meaning(kind.code(), column)
                .or(() -> Synonyms.HEADERS.meaning(kind.code(), CurrencyWord.withoutCurrency(column)));
    }
}
