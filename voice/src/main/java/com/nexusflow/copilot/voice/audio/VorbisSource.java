package com.nexusflow.copilot.voice.audio;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.Block;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.Comment;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.DspState;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.Info;
import com.nexusflow.copilot.voice.audio.AudioProblem.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first Vorbis stream of an OGG file. Packets that cannot be decoded are left out and counted. */
final class VorbisSource implements SampleSource {

    private static final int MARK = 7;
    private static final int DAMAGED_AT_MOST = 1000;

    private final OggPackets packets;
    private final Info info;
    private final DspState state = new DspState();
    private final Block block;
    private int damaged;
    private int decoded;

    private VorbisSource(OggPackets packets, Info info) {
        this.packets = packets;
        this.info = info;
        state.synthesis_init(info);
        block = new Block(state);
    }

    static VorbisSource open(InputStream file) throws IOException, UnreadableAudio {
        OggPackets packets = new OggPackets(file);
        Info info = new Info();
        info.init();
        Comment unused = new Comment();
        unused.init();
        try {
            Packet packet = header(packets);
            if (!hasMark(packet, 1)) {
                throw new UnreadableAudio(Code.UNKNOWN_KIND);
            }
            accept(info, unused, packet);
            header(packets);
            accept(info, unused, noComment());
            Packet setup = header(packets);
            VorbisCodebooks.check(setup);
            accept(info, unused, setup);
            return new VorbisSource(packets, info);
        } catch (RuntimeException e) {
            throw new UnreadableAudio(Code.DAMAGED, "OGG");
        }
    }

    private static Packet header(OggPackets packets) throws IOException, UnreadableAudio {
        Packet packet = packets.next();
        if (packet == null) {
            throw new UnreadableAudio(Code.DAMAGED, "OGG");
        }
        return packet;
    }

    private static boolean hasMark(Packet packet, int kind) {
        return packet.bytes >= MARK && packet.packet_base[packet.packet] == kind
                && new String(packet.packet_base, packet.packet + 1, MARK - 1, StandardCharsets.US_ASCII).equals("vorbis");
    }

    private static void accept(Info info, Comment comment, Packet header) throws UnreadableAudio {
        if (info.synthesis_headerin(comment, header) != 0) {
            throw new UnreadableAudio(Code.DAMAGED, "OGG");
        }
    }

    /** The decoder would reserve as much memory as a comment claims to need, so it gets an empty one instead. */
    private static Packet noComment() {
        byte[] bytes = new byte[MARK + 4 + 4 + 1];
        bytes[0] = 3;
        System.arraycopy("vorbis".getBytes(StandardCharsets.US_ASCII), 0, bytes, 1, MARK - 1);
        bytes[bytes.length - 1] = 1;
        Packet packet = new Packet();
        packet.packet_base = bytes;
        packet.bytes = bytes.length;
        packet.packetno = 1;
        return packet;
    }

    @Override
    public int rate() {
        return info.rate;
    }

    @Override
    public int channels() {
        return info.channels;
    }

    @Override
    public float @Nullable [][] next() throws IOException, UnreadableAudio {
        while (true) {
            Packet packet = packets.next();
            if (packet == null) {
                return null;
            }
            if (decode(packet)) {
                float[][] samples = samples();
                if (samples[0].length > 0) {
                    decoded++;
                    return samples;
                }
            } else if (++damaged > DAMAGED_AT_MOST) {
                throw new UnreadableAudio(Code.DAMAGED, "OGG");
            }
        }
    }

    private boolean decode(Packet packet) {
        try {
            return block.synthesis(packet) == 0 && state.synthesis_blockin(block) == 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private float[][] samples() {
        float[][][] pcm = new float[1][][];
        int[] offsets = new int[info.channels];
        int count = state.synthesis_pcmout(pcm, offsets);
        float[][] samples = new float[info.channels][Math.max(0, count)];
        for (int channel = 0; channel < samples.length && count > 0; channel++) {
            System.arraycopy(pcm[0][channel], offsets[channel], samples[channel], 0, count);
        }
        state.synthesis_read(Math.max(0, count));
        return samples;
    }

    @Override
    public Optional<AudioProblem> remark() {
        int lost = damaged + packets.gaps();
        return lost == 0 ? Optional.empty() : Optional.of(AudioProblem.of(Code.PARTLY_DAMAGED, lost, decoded + lost));
    }

    @Override
    public void close() throws IOException {
        packets.close();
    }
}
