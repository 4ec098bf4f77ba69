package com.nexusflow.copilot.voice.recognise;

import java.nio.file.Path;
import java.time.Duration;

/** The first pass: Vosk in worker processes, one for each lane. */
public final class VoskTranscriber implements Transcriber {

    private static final Duration STARTING = Duration.ofSeconds(60);
    /** A piece of 25 s takes two seconds; a machine under load may take many times that. */
    private static final Duration ANSWERING = Duration.ofSeconds(60);
    private static final long MEGABYTES = 1200;

    private final String version;
    private final WorkerPool pool;

    /** Recognises with the model in that folder. Workers are started when the first pieces come. */
    public VoskTranscriber(Path model, int lanes) {
        this.version = "vosk/" + model.getFileName();
        this.pool = new WorkerPool(new WorkerSettings(WorkerCommand.of(VoskWorker.class, model.toString()), lanes, STARTING, ANSWERING, MEGABYTES));
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public int lanes() {
        return pool.size();
    }

    @Override
    public PieceText hear(Piece piece, Rank rank) throws InterruptedException {
        return pool.hear(piece, rank);
    }

    @Override
    public void close() {
        pool.close();
    }
}
