package com.nexusflow.copilot.knowledge.document.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * The packed streams of a PDF, unpacked into nothing before the library unpacks them into memory, which it does without a limit. What holds the
 * objects of the file is unpacked by opening it, and therefore looked at before.
 */
final class PdfStreams {

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);
    private static final int DICTIONARY = 2_048;
    private static final int MOST_OBJECTS = 500_000;
    private static final int MOST_FILTERS = 4;
    private static final int DEFLATE_AT_BEST = 1_032;
    private static final int PICTURES_ARE_LARGER = 4;
    private static final Set<String> PICTURE_FILTERS = Set.of("DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode", "Crypt");

    private final Budget budget;
    private final long most;

    PdfStreams(Budget budget) {
        this.budget = budget;
        this.most = budget.limits().partBytes();
    }

    void checkUnopened(byte[] file) throws IOException {
        boolean encrypted = Signature.indexOf(file, "/Encrypt".getBytes(StandardCharsets.US_ASCII), file.length) >= 0;
        for (int at = next(file, STREAM, 0); at >= 0; at = next(file, STREAM, at + STREAM.length)) {
            budget.tick();
            if (at >= 3 && file[at - 1] == 'd' && file[at - 2] == 'n' && file[at - 3] == 'e') {
                continue;
            }
            String before = new String(file, Math.max(0, at - DICTIONARY), Math.min(at, DICTIONARY), StandardCharsets.ISO_8859_1);
            String dictionary = before.substring(Math.max(0, before.lastIndexOf(" obj")));
            int start = afterLine(file, at + STREAM.length);
            if (start + 2 <= file.length && isZlib(file[start], file[start + 1])) {
                unpack(new ByteArrayInputStream(file, start, file.length - start), dictionary.contains("/Image") ? most * PICTURES_ARE_LARGER : most, 1);
            } else if (encrypted && dictionary.contains("ObjStm") && next(file, END, start) - start > most / DEFLATE_AT_BEST) {
                // What is encrypted cannot be tried; at best it unpacks to this many times its length.
                throw budget.unpacksTooFar();
            }
        }
    }

    /** What unpacks to something packed is unpacked again. Damage ends it, as it ends the reading. */
    private void unpack(InputStream packed, long limit, int depth) throws IOException {
        PushbackInputStream in = new PushbackInputStream(budget.limited(new InflaterInputStream(packed), limit), 2);
        try {
            byte[] start = in.readNBytes(2);
            in.unread(start);
            if (start.length == 2 && isZlib(start[0], start[1]) && depth < MOST_FILTERS) {
                unpack(in, limit, depth + 1);
            }
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            budget.tick();
        }
    }

    /** All streams of an opened PDF, through the filters they name. */
    void check(COSDocument pdf) throws IOException {
        Map<COSObjectKey, Long> objects = pdf.getXrefTable();
        if (objects.size() > MOST_OBJECTS) {
            throw budget.refuse(Refusal.TOO_MUCH_TEXT, budget.limits().characters());
        }
        for (Map.Entry<COSObjectKey, Long> entry : List.copyOf(objects.entrySet())) {
            budget.tick();
            if (entry.getValue() > 0 && pdf.getObjectFromPool(entry.getKey()).getObject() instanceof COSStream stream) {
                check(stream);
            }
        }
    }

    private void check(COSStream stream) throws IOException {
        List<String> filters = filters(stream.getFilters());
        if (filters.size() > MOST_FILTERS) {
            throw budget.refuse(Refusal.BROKEN);
        }
        long limit = COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE)) ? most * PICTURES_ARE_LARGER : most;
        try (InputStream raw = stream.createRawInputStream()) {
            InputStream in = raw;
            for (int number = 0; number < filters.size() && !PICTURE_FILTERS.contains(filters.get(number)); number++) {
                boolean last = number == filters.size() - 1;
                ByteArrayOutputStream kept = new ByteArrayOutputStream();
                FilterFactory.INSTANCE.getFilter(filters.get(number)).decode(in, new LimitedOutput(last ? OutputStream.nullOutputStream() : kept, limit), stream, number);
                in = new ByteArrayInputStream(kept.toByteArray());
            }
        } catch (IOException e) {
            budget.tick();
        }
    }

    private static List<String> filters(COSBase filters) {
        List<String> names = new ArrayList<>();
        if (filters instanceof COSName name) {
            names.add(name.getName());
        } else if (filters instanceof COSArray many) {
            for (int at = 0; at < many.size(); at++) {
                names.add(many.getObject(at) instanceof COSName name ? name.getName() : "");
            }
        }
        return names;
    }

    private static boolean isZlib(byte first, byte second) {
        return (first & 0x0F) == 8 && ((first & 0xFF) << 8 | second & 0xFF) % 31 == 0;
    }

    private static int afterLine(byte[] file, int at) {
        int start = at;
        while (start < file.length && (file[start] == ' ' || file[start] == '\r')) {
            start++;
        }
        return start < file.length && file[start] == '\n' ? start + 1 : start;
    }

    private static int next(byte[] file, byte[] wanted, int from) {
        for (int at = from; at <= file.length - wanted.length; at++) {
            if (file[at] == wanted[0] && Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private final class LimitedOutput extends FilterOutputStream {

        private final long limit;
        private long written;

        LimitedOutput(OutputStream to, long limit) {
            super(to);
            this.limit = limit;
        }

        @Override
        public void write(int value) throws IOException {
            count(1);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            count(length);
            out.write(bytes, from, length);
        }

        private void count(int length) {
            written += length;
            if (written > limit) {
                throw budget.unpacksTooFar();
            }
            budget.tick();
        }
    }
}
