package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The program of a worker that behaves as its first argument says, until it was started as often as its third one says. */
final class MisbehavingWorker {

    private MisbehavingWorker() {
    }

    public static void main(String[] arguments) throws IOException {
        Path starts = Path.of(arguments[1]);
        Files.createFile(starts.resolve(Long.toString(ProcessHandle.current().pid())));
        boolean good = starts.toFile().list().length > Integer.parseInt(arguments[2]);
        WorkerLoop.run(sound -> good ? List.of(new Word("heard", 10, 20, 0.5)) : misbehave(arguments[0]));
    }

    private static List<Word> misbehave(String how) {
        switch (how) {
            case "dies" -> Runtime.getRuntime().halt(134);
            case "hangs" -> waitForEver();
            case "grows" -> grow();
            default -> throw new IllegalStateException("This piece cannot be read");
        }
        return List.of();
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void grow() {
        List<byte[]> kept = new ArrayList<>();
        while (kept.size() < 30) {
            byte[] more = new byte[8 << 20];
            Arrays.fill(more, (byte) 1);
            kept.add(more);
        }
        waitForEver();
    }
}
