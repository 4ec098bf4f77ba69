package com.nexusflow.copilot.knowledge.document.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What the first bytes say a file is: one of two kinds that are packed, or nothing in particular. What is known and not read is refused by its name. */
enum Signature {
    PDF,
    ZIP,
    NONE;

    private static final int PDF_STARTS_WITHIN = 1024;

    private record Known(String start, int at, Refusal refusal) {

        boolean fits(byte[] file) {
            byte[] bytes = HexFormat.of().parseHex(start);
            return file.length >= at + bytes.length && Arrays.equals(bytes, 0, bytes.length, file, at, at + bytes.length);
        }
    }

    private static final List<Known> NOT_READ = List.of(
            new Known("7b5c727466", 0, Refusal.RICH_TEXT),
            new Known("89504e47", 0, Refusal.IMAGE), new Known("ffd8ff", 0, Refusal.IMAGE), new Known("47494638", 0, Refusal.IMAGE),
            new Known("49492a00", 0, Refusal.IMAGE), new Known("4d4d002a", 0, Refusal.IMAGE), new Known("57454250", 8, Refusal.IMAGE),
            new Known("66747970686569", 4, Refusal.IMAGE),
            new Known("66747970", 4, Refusal.MEDIA), new Known("494433", 0, Refusal.MEDIA), new Known("fffb", 0, Refusal.MEDIA), new Known("4f676753", 0, Refusal.MEDIA),
            new Known("664c6143", 0, Refusal.MEDIA), new Known("52494646", 0, Refusal.MEDIA), new Known("1a45dfa3", 0, Refusal.MEDIA),
            new Known("1f8b", 0, Refusal.ARCHIVE), new Known("377abcaf271c", 0, Refusal.ARCHIVE), new Known("526172211a07", 0, Refusal.ARCHIVE),
            new Known("425a68", 0, Refusal.ARCHIVE), new Known("fd377a585a00", 0, Refusal.ARCHIVE), new Known("7573746172", 257, Refusal.ARCHIVE),
            new Known("7f454c46", 0, Refusal.PROGRAM), new Known("4d5a", 0, Refusal.PROGRAM), new Known("cafebabe", 0, Refusal.PROGRAM));
    private static final byte[] COMPOUND_FILE = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

    static Signature of(byte[] file) {
        if (new Known("504b0304", 0, Refusal.ARCHIVE).fits(file) || new Known("504b0506", 0, Refusal.ARCHIVE).fits(file)) {
            return ZIP;
        }
        if (Arrays.equals(COMPOUND_FILE, Arrays.copyOf(file, COMPOUND_FILE.length))) {
            throw Unreadable.because(compound(file));
        }
        NOT_READ.stream().filter(known -> known.fits(file)).findFirst().ifPresent(known -> {
            throw Unreadable.because(known.refusal());
        });
        return indexOf(file, "%PDF-".getBytes(StandardCharsets.US_ASCII), PDF_STARTS_WITHIN) >= 0 && !startsLikeText(file) ? PDF : NONE;
    }

    /** The names in the directory of an OLE compound file stand in it as UTF-16; which it is can be seen without a parser. */
    private static Refusal compound(byte[] file) {
        if (holds(file, "EncryptedPackage")) {
            return Refusal.ENCRYPTED;
        }
        if (holds(file, "__properties_version1.0")) {
            return Refusal.OUTLOOK_MESSAGE;
        }
        return holds(file, "WordDocument") || holds(file, "PowerPoint Document") || holds(file, "Workbook") || holds(file, "Book") ? Refusal.OLD_OFFICE : Refusal.NOT_TEXT;
    }

    private static boolean holds(byte[] file, String name) {
        return indexOf(file, name.getBytes(StandardCharsets.UTF_16LE), file.length) >= 0;
    }

    /** An e-mail or a page may name the mark of a PDF in its first lines. */
    private static boolean startsLikeText(byte[] file) {
        return file[0] != '%' && new String(file, 0, Math.min(file.length, 16), StandardCharsets.ISO_8859_1).matches("(?s)\\s*[\\w<#-].*");
    }

    static int indexOf(byte[] file, byte[] wanted, int within) {
        int last = Math.min(file.length, within) - wanted.length;
        for (int at = 0; at <= last; at++) {
            if (file[at] == wanted[0] && Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
