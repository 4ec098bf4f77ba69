package com.nexusflow.copilot.voice.hearing;

import com.nexusflow.copilot.voice.recognise.Piece;
import com.nexusflow.copilot.voice.recognise.PieceText;
import com.nexusflow.copilot.voice.recognise.Rank;
import com.nexusflow.copilot.voice.recognise.Transcriber;

/** A transcriber whose place a better one can take in the middle of a call: each piece is heard to its end by the one that it was given to. */
final class ReplaceableTranscriber implements Transcriber {

    /** Counts the pieces in hand, so that whoever was replaced is closed after the last of them. */
    private static final class Holder {

        private final Transcriber transcriber;
        private int inHand;
        private boolean replaced;

        Holder(Transcriber transcriber) {
            this.transcriber = transcriber;
        }

        private void closeWhenDone() {
            if (replaced && inHand == 0) {
                transcriber.close();
            }
        }
    }

    private Holder current;

    ReplaceableTranscriber(Transcriber transcriber) {
        this.current = new Holder(transcriber);
    }

    synchronized void replace(Transcriber better) {
        Holder before = current;
        current = new Holder(better);
        before.replaced = true;
        before.closeWhenDone();
    }

    private synchronized Holder take() {
        current.inHand++;
        return current;
    }

    private synchronized void giveBack(Holder holder) {
        holder.inHand--;
        holder.closeWhenDone();
    }

    private synchronized Transcriber current() {
        return current.transcriber;
    }

    @Override
    public String version() {
        return current().version();
    }

    @Override
    public int lanes() {
        return current().lanes();
    }

    @Override
    public PieceText hear(Piece piece, Rank rank) throws InterruptedException {
        Holder holder = take();
        try {
            return holder.transcriber.hear(piece, rank);
        } finally {
            giveBack(holder);
        }
    }

    @Override
    public void close() {
        current().close();
    }
}
