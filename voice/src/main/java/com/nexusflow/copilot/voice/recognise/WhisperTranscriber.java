package com.nexusflow.copilot.voice.recognise;

import java.nio.file.Path;
import java.time.Duration;

/** The final pass: Whisper writes what is said, at the times of the words that another transcriber hears in the same piece. */
public final class WhisperTranscriber implements Transcriber {

    private static final Duration STARTING = Duration.ofMinutes(2);
    /** A piece of 25 s takes some four seconds on two cores; a machine under load may take many times that. */
    private static final Duration ANSWERING = Duration.ofMinutes(3);
    private static final long MEGABYTES = 2000;

    private final Transcriber timing;
    private final String model;
    private final WorkerPool pool;

    /** Writes with the model in that file. The other transcriber stays its owner's to close. */
    public WhisperTranscriber(Path model, Transcriber timing) {
        this.timing = timing;
        this.model = "whisper/" + model.getFileName();
        this.pool = new WorkerPool(settings(model));
    }

    /** Nobody waits for the final pass: it yields to the first one. */
    private static WorkerSettings settings(Path model) {
        return new WorkerSettings(WorkerCommand.yielding(WhisperWorker.class, model.toString()), 1, STARTING, ANSWERING, MEGABYTES);
    }

    @Override
    public String version() {
        return model + "+" + timing.version();
    }

    /** One: it uses all cores for one piece. */
    @Override
    public int lanes() {
        return pool.size();
    }

    /** What the first pass heard stands where this one cannot read or hears nothing. */
    @Override
    public PieceText hear(Piece piece, Rank rank) throws InterruptedException {
        PieceText first = timing.hear(piece, rank);
        if (!(first instanceof PieceText.Heard timed) || timed.words().isEmpty()) {
            return first;
        }
        return pool.hear(piece, rank) instanceof PieceText.Heard written && !written.words().isEmpty()
                ? new PieceText.Heard(piece.channel(), AlignedWords.of(timed.words(), written.words()), timed.voices())
                : first;
    }

    @Override
    public void close() {
        pool.close();
    }
}
