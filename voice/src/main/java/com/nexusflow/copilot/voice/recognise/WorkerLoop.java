package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.recognise.Frames.Frame;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The life of a worker process: says that it is ready, answers sound with words, and ends when nobody writes to it any more. */
final class WorkerLoop {

    private WorkerLoop() {
    }

    static void run(Recogniser recogniser) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        Frames.write(out, Frames.READY, new byte[0]);
        while (true) {
            Frame asked;
            try {
                asked = Frames.read(in);
            } catch (EOFException e) {
                return;
            }
            answer(recogniser, asked, out);
        }
    }

    private static void answer(Recogniser recogniser, Frame asked, DataOutputStream out) throws IOException {
        byte[] words;
        try {
            List<Word> heard = recogniser.words(asked.content());
            words = Frames.words(heard, asked.kind() == Frames.SHARED_SOUND ? recogniser.voices(asked.content(), heard) : List.of());
        } catch (RuntimeException e) {
            Frames.write(out, Frames.REFUSED, e.toString().getBytes(StandardCharsets.UTF_8));
            return;
        }
        Frames.write(out, Frames.WORDS, words);
    }
}
