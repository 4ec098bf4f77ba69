package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.voice.recognise.Frames.Frame;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One worker process of ours, asked one piece at a time and watched while it works. */
final class WorkerProcess {

    private static final long LOOK_EVERY_MILLIS = 500;

    private final Process process;
    private final WorkerSettings settings;
    private final DataInputStream in;
    private final DataOutputStream out;
    /** Pipes cannot be read with a time limit: another thread reads them, and ends with the process. */
    private final ExecutorService talk = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("speech-worker").factory());

    private WorkerProcess(Process process, WorkerSettings settings) {
        this.process = process;
        this.settings = settings;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    /** Starts a process and waits until it is ready. */
    static WorkerProcess start(WorkerSettings settings) throws WorkerFailure, InterruptedException {
        WorkerProcess worker;
        try {
            Process process = new ProcessBuilder(settings.command()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            worker = new WorkerProcess(process, settings);
        } catch (IOException e) {
            throw new WorkerFailure("A speech worker could not be started: " + e.getMessage());
        }
        worker.expect(() -> Frames.read(worker.in), Frames.READY, settings.starting());
        return worker;
    }

    PieceText.Heard hear(Piece piece) throws WorkerFailure, InterruptedException {
        Frame answer = expect(() -> ask(piece), Frames.WORDS, settings.answering());
        try {
            return Frames.heard(answer.content(), piece);
        } catch (IOException | IllegalArgumentException e) {
            throw failed("answered what cannot be read: " + e.getMessage());
        }
    }

    private Frame ask(Piece piece) throws IOException {
        Frames.write(out, piece.shared() ? Frames.SHARED_SOUND : Frames.SOUND, Frames.sound(piece.samples()));
        return Frames.read(in);
    }

    private Frame expect(Callable<Frame> work, byte kind, Duration patience) throws WorkerFailure, InterruptedException {
        Frame answer = await(talk.submit(work), patience);
        if (answer.kind() != kind) {
            throw failed("refused: " + new String(answer.content(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    private Frame await(Future<Frame> answer, Duration patience) throws WorkerFailure, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return answer.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                checkMemory();
                if (System.nanoTime() > deadline) {
                    throw failed("did not answer within " + patience.toSeconds() + " s");
                }
            } catch (ExecutionException e) {
                throw failed("ended");
            } catch (InterruptedException e) {
                end();
                throw e;
            }
        }
    }

    private void checkMemory() throws WorkerFailure {
        long used = ProcessMemory.megabytes(process.pid());
        if (used > settings.megabytes()) {
            throw failed("used " + used + " MB, more than " + settings.megabytes());
        }
    }

    /** Whether it may get another piece. */
    boolean isFit() {
        return process.isAlive() && ProcessMemory.megabytes(process.pid()) <= settings.megabytes();
    }

    private WorkerFailure failed(String how) {
        long pid = process.pid();
        end();
        return new WorkerFailure("Speech worker " + pid + " " + how);
    }

    long pid() {
        return process.pid();
    }

    void end() {
        process.destroyForcibly();
        talk.shutdownNow();
    }
}
