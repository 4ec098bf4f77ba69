package com.nexusflow.copilot.core.crm.imports;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The encoding of a file. UTF-8 is proven over the whole file, so one letter at its end cannot surprise; what is not Unicode is taken
 * for a Windows code page, where ICU's guess chooses between the western and the central European one.
 */
record Encoding(Charset charset, int markLength) {

    private static final int CHUNK = 1 << 16;
    private static final Map<String, String> CODE_PAGES = Map.of("ISO-8859-2", "windows-1250", "windows-1250", "windows-1250");

    static Encoding of(ImportFile file, Limits limits, Wording wording) throws IOException {
        try (InputStream in = file.content().open()) {
            byte[] head = in.readNBytes(CHUNK);
            refuseOtherFormats(file, head, wording);
            Encoding marked = byMark(head);
            if (!marked.charset.equals(StandardCharsets.UTF_8)) {
                return marked;
            }
            return new Utf8Check(file, limits, wording).check(head, in, marked.markLength);
        }
    }

    private static void refuseOtherFormats(ImportFile file, byte[] head, Wording wording) {
        if (head.length == 0) {
            throw ImportRefused.badFile(wording.of("file.empty", file.name()));
        }
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw ImportRefused.badFile(wording.of("file.spreadsheet", file.name()));
        }
        boolean unicode16 = !byMark(head).charset.equals(StandardCharsets.UTF_8);
        int controls = 0;
        for (byte b : head) {
            controls += (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') || b == 0x7f ? 1 : 0;
        }
        if (startsWith(head, '%', 'P', 'D', 'F') || startsWith(head, 0x1F, 0x8B) || (!unicode16 && controls > head.length / 100)) {
            throw ImportRefused.badFile(wording.of("file.binary", file.name()));
        }
    }

    /** By a byte order mark, or by the zero bytes that UTF-16 leaves in western text; otherwise UTF-8 until disproven. */
    private static Encoding byMark(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }
        int half = head.length / 2;
        if (half > 1 && odd > half * 7 / 10 && even < half / 10) {
            return new Encoding(StandardCharsets.UTF_16LE, 0);
        }
        return half > 1 && even > half * 7 / 10 && odd < half / 10
                ? new Encoding(StandardCharsets.UTF_16BE, 0)
                : new Encoding(StandardCharsets.UTF_8, 0);
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Decodes a whole file as UTF-8 and decides what a byte that does not fit means. */
    private static final class Utf8Check {

        private final ImportFile file;
        private final Limits limits;
        private final Wording wording;
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        private final CharBuffer characters = CharBuffer.allocate(CHUNK + 16);
        private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK + 16);
        private long total;
        private long line = 1;
        private boolean beyondAscii;

        Utf8Check(ImportFile file, Limits limits, Wording wording) {
            this.file = file;
            this.limits = limits;
            this.wording = wording;
        }

        Encoding check(byte[] head, InputStream in, int markLength) throws IOException {
            bytes.put(head, markLength, head.length - markLength);
            byte[] chunk = new byte[CHUNK];
            boolean ended = head.length < CHUNK;
            total = head.length;
            while (true) {
                bytes.flip();
                CoderResult result = decode(ended);
                if (result.isError()) {
                    return notUtf8(markLength);
                }
                if (ended) {
                    return new Encoding(StandardCharsets.UTF_8, markLength);
                }
                bytes.compact();
                int read = in.readNBytes(chunk, 0, Math.min(CHUNK, bytes.remaining()));
                bytes.put(chunk, 0, read);
                ended = read == 0;
                count(read);
            }
        }

        private CoderResult decode(boolean ended) {
            int from = bytes.position();
            characters.clear();
            CoderResult result = decoder.decode(bytes, characters, ended);
            beyondAscii |= characters.position() < bytes.position() - from;
            for (int i = from; i < bytes.position(); i++) {
                line += bytes.get(i) == '\n' ? 1 : 0;
            }
            return result;
        }

        private void count(int read) {
            total += read;
            if (total > limits.bytes()) {
                throw ImportRefused.badFile(wording.of("file.too.large", file.name(), limits.bytes() >> 20));
            }
        }

        private Encoding notUtf8(int markLength) {
            if (markLength > 0 || beyondAscii) {
                throw ImportRefused.badFile(wording.of("file.mixed.encoding", file.name(), String.valueOf(line)));
            }
            byte[] sample = Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.limit());
            CharsetMatch guess = new CharsetDetector().setText(sample).detect();
            boolean sure = guess != null && guess.getConfidence() >= 60;
            return new Encoding(Charset.forName(sure ? CODE_PAGES.getOrDefault(guess.getName(), "windows-1252") : "windows-1252"), 0);
        }
    }
}
