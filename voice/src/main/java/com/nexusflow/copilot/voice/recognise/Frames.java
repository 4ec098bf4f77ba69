package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.speakers.Voice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The messages between the application and a worker: a length of four bytes, a letter for the kind, and the content. */
final class Frames {

    static final byte READY = 'R';
    static final byte SOUND = 'S';
    static final byte SHARED_SOUND = 'V';
    static final byte WORDS = 'W';
    static final byte REFUSED = 'X';

    /** Many times the longest piece; more than this is not a message of ours. */
    private static final int LONGEST = 16 * 1024 * 1024;

    /** One message. */
    @SuppressWarnings("ArrayRecordComponent")
    record Frame(byte kind, byte[] content) {
    }

    private Frames() {
    }

    static void write(DataOutputStream out, byte kind, byte[] content) throws IOException {
        out.writeInt(content.length);
        out.writeByte(kind);
        out.write(content);
        out.flush();
    }

    /** Waits for a message; the end of the stream is an {@link java.io.EOFException}. */
    static Frame read(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte kind = in.readByte();
        if (length < 0 || length > LONGEST) {
            throw new IOException("A message of " + length + " bytes is none of ours; at most " + LONGEST + " are sent");
        }
        byte[] content = new byte[length];
        in.readFully(content);
        return new Frame(kind, content);
    }

    static byte[] sound(short[] samples) {
        byte[] bytes = new byte[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        return bytes;
    }

    static byte[] words(List<Word> words, List<Voice> voices) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(words.size());
        for (Word word : words) {
            out.writeUTF(word.text());
            out.writeInt(word.startMillis());
            out.writeInt(word.endMillis());
            out.writeDouble(word.confidence());
        }
        out.writeInt(voices.size());
        for (Voice voice : voices) {
            out.writeInt(voice.startMillis());
            out.writeInt(voice.endMillis());
            out.writeInt(voice.print().length);
            out.write(voice.print());
        }
        return bytes.toByteArray();
    }

    /** What a message says was heard in the piece, moved to where the piece stands in the recording. */
    static PieceText.Heard heard(byte[] content, Piece piece) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        int start = piece.startMillis();
        List<Word> words = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            words.add(new Word(in.readUTF(), start + in.readInt(), start + in.readInt(), in.readDouble()));
        }
        List<Voice> voices = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            voices.add(new Voice(start + in.readInt(), start + in.readInt(), in.readNBytes(in.readInt())));
        }
        return new PieceText.Heard(piece.channel(), words, voices);
    }
}
