package com.nexusflow.copilot.voice.audio;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;
import com.github.trilarion.sound.vorbis.jcraft.jogg.Page;
import com.github.trilarion.sound.vorbis.jcraft.jogg.StreamState;
import com.github.trilarion.sound.vorbis.jcraft.jogg.SyncState;
import com.nexusflow.copilot.voice.audio.AudioProblem.Code;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The packets of the first stream in an OGG file. */
final class OggPackets implements Closeable {

    private static final int PORTION = 8192;
    /** A packet of sound has some kilobytes; one that spans more pages than this would only fill memory. */
    private static final int PAGES_WITHOUT_PACKET = 64;

    private final InputStream file;
    private final SyncState sync = new SyncState();
    private final StreamState stream = new StreamState();
    private final Page page = new Page();
    private final Packet packet = new Packet();
    private boolean begun;
    private int gaps;

    OggPackets(InputStream file) {
        this.file = file;
        sync.init();
    }

    /** The next packet, which is valid until the one after it is asked for; null at the end. */
    @Nullable Packet next() throws IOException, UnreadableAudio {
        for (int pages = 0; pages <= PAGES_WITHOUT_PACKET; pages++) {
            int found = begun ? stream.packetout(packet) : 0;
            if (found == 1) {
                return packet;
            }
            if (found < 0) {
                gaps++;
            } else if (!nextPage()) {
                return null;
            }
        }
        throw new UnreadableAudio(Code.DAMAGED, "OGG");
    }

    private boolean nextPage() throws IOException {
        while (true) {
            int found = sync.pageout(page);
            if (found == 1) {
                if (!begun) {
                    stream.init(page.serialno());
                    begun = true;
                }
                stream.pagein(page);
                return true;
            }
            if (found < 0) {
                gaps++;
            } else if (!fill()) {
                return false;
            }
        }
    }

    private boolean fill() throws IOException {
        int at = sync.buffer(PORTION);
        int read = file.read(sync.data, at, PORTION);
        sync.wrote(Math.max(0, read));
        return read > 0;
    }

    /** How often the stream did not go on where it should. */
    int gaps() {
        return gaps;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
