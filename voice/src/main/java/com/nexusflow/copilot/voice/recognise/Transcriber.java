package com.nexusflow.copilot.voice.recognise;

/** Hears the words of pieces; several pieces at once, as many as it has recognisers. */
public interface Transcriber extends AutoCloseable {

    /** The recogniser and its model, as it is kept with what it heard. */
    String version();

    /** How many pieces are heard at the same time; more of them wait. */
    int lanes();

    /** Waits for a free recogniser, in the order of ranks, and for its answer. A failure of the recogniser is an answer too. */
    PieceText hear(Piece piece, Rank rank) throws InterruptedException;

    @Override
    void close();
}
