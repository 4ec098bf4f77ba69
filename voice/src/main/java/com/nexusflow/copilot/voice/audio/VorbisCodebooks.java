package com.nexusflow.copilot.voice.audio;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;
import com.nexusflow.copilot.voice.audio.AudioProblem.Code;

/**
 * Looks at the code books of a Vorbis stream before the decoder does, which would build tables of any size a book claims to need: a
 * few bytes can claim gigabytes. The layout is that of the <a href="https://xiph.org/vorbis/doc/Vorbis_I_spec.html">Vorbis I
 * specification</a>, section 3.2.1.
 */
final class VorbisCodebooks {

    private static final int MARK = 7;
    private static final int BOOK = 0x564342;
    /** All books of the usual encoders together have less than a tenth of this. */
    private static final long VALUES_AT_MOST = 2_000_000;

    private final byte[] bytes;
    private final long end;
    private long bit;

    private VorbisCodebooks(Packet setup) {
        bytes = setup.packet_base;
        bit = 8L * (setup.packet + MARK);
        end = 8L * (setup.packet + setup.bytes);
    }

    static void check(Packet setup) throws UnreadableAudio {
        if (new VorbisCodebooks(setup).values() > VALUES_AT_MOST) {
            throw new UnreadableAudio(Code.DAMAGED, "OGG");
        }
    }

    private long values() throws UnreadableAudio {
        int books = read(8) + 1;
        long values = 0;
        for (int i = 0; i < books && values <= VALUES_AT_MOST; i++) {
            if (read(24) != BOOK) {
                throw new UnreadableAudio(Code.DAMAGED, "OGG");
            }
            int dimensions = read(16);
            int entries = read(24);
            values += (long) entries * Math.max(1, dimensions);
            if (values <= VALUES_AT_MOST) {
                skipBook(dimensions, entries);
            }
        }
        return values;
    }

    private void skipBook(int dimensions, int entries) throws UnreadableAudio {
        if (read(1) == 1) {
            read(5);
            for (int entry = 0; entry < entries; ) {
                entry += read(Integer.SIZE - Integer.numberOfLeadingZeros(entries - entry));
            }
        } else {
            boolean sparse = read(1) == 1;
            for (int entry = 0; entry < entries; entry++) {
                if (!sparse || read(1) == 1) {
                    read(5);
                }
            }
        }
        skipValues(dimensions, entries);
    }

    private void skipValues(int dimensions, int entries) throws UnreadableAudio {
        int lookup = read(4);
        if (lookup == 0) {
            return;
        }
        bit += 64;
        long width = read(4) + 1L;
        read(1);
        bit += width * (lookup == 1 ? root(dimensions, entries) : (long) entries * dimensions);
    }

    /** The largest whole number whose power of that many dimensions is not above the entries. */
    private static long root(int dimensions, int entries) {
        long root = 1;
        while (dimensions > 0 && Math.pow(root + 1.0, dimensions) <= entries) {
            root++;
        }
        return root;
    }

    private int read(int width) throws UnreadableAudio {
        if (bit + width > end) {
            throw new UnreadableAudio(Code.DAMAGED, "OGG");
        }
        int value = 0;
        for (int i = 0; i < width; i++, bit++) {
            value |= (bytes[(int) (bit >> 3)] >> (bit & 7) & 1) << i;
        }
        return value;
    }
}
