package com.nexusflow.copilot.voice.recognise;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The first pass: Vosk in worker processes, one for each lane. */
public final class VoskTranscriber implements Transcriber {

    private static final Duration STARTING = Duration.ofSeconds(60);
    /** A piece of 25 s takes two seconds; a machine under load may take many times that. */
    private static final Duration ANSWERING = Duration.ofSeconds(60);
    private static final long MEGABYTES = 1200;

    private final String version;
    private final WorkerPool pool;

    /**
     * Recognises with the model in that folder. Workers are started when the first pieces come.
     *
     * @param voices the folder of the model that tells voices apart; empty when it is not here
     */
    public VoskTranscriber(Path model, Optional<Path> voices, int lanes) {
        List<String> models = Stream.concat(Stream.of(model), voices.stream()).map(Path::toString).toList();
        List<String> command = WorkerCommand.of(VoskWorker.class, models.toArray(String[]::new));
        this.version = "vosk/" + model.getFileName() + voices.map(folder -> "+" + folder.getFileName()).orElse("");
        this.pool = new WorkerPool(new WorkerSettings(command, lanes, STARTING, ANSWERING, MEGABYTES));
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
