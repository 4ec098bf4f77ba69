package com.nexusflow.copilot.voice.recognise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The program of a worker that notes the first sample of each piece in a file, and answers those named by a sign only when the file of that name is there. */
final class PatientWorker {

    static final String ORDER = "order";

    private PatientWorker() {
    }

    static Path gate(Path folder, char piece) {
        return folder.resolve("gate" + piece);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        WorkerLoop.run(sound -> {
            Files.write(folder.resolve(ORDER), new byte[] {sound[0]}, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            while (!Character.isLetter(sound[0]) && !Files.exists(gate(folder, (char) sound[0]))) {
                Thread.onSpinWait();
            }
            return List.of();
        });
    }
}
