package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.voice.audio.UnreadableAudio;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;

/** Has the pieces of a recording heard, as many at a time as there are lanes. */
public final class PieceRun {

    /** Takes what was heard, in the order of the recording. */
    public interface Taker {

        /** @param read how much of the recording was read so far */
        void take(int number, PieceText heard, Duration read);
    }

    private record UnderWay(int number, Future<PieceText> heard) {}

    private final CallPieces pieces;
    private final Transcriber transcriber;
    private final Rank rank;
    private final Taker taker;

    private PieceRun(CallPieces pieces, Transcriber transcriber, Rank rank, Taker taker) {
        this.pieces = pieces;
        this.transcriber = transcriber;
        this.rank = rank;
        this.taker = taker;
    }

    /** Waits until all pieces are heard but those that were heard already. */
    public static void over(CallPieces pieces, Transcriber transcriber, Rank rank, IntPredicate heardAlready, Taker taker) throws UnreadableAudio, InterruptedException {
        new PieceRun(pieces, transcriber, rank, taker).run(heardAlready);
    }

    /** Never more than two pieces a lane are read ahead: the memory a call takes does not grow with its length. */
    private void run(IntPredicate heardAlready) throws UnreadableAudio, InterruptedException {
        Queue<UnderWay> underWay = new ArrayDeque<>();
        ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
                Piece piece = next.get();
                if (heardAlready.test(piece.number())) {
                    continue;
                }
                underWay.add(new UnderWay(piece.number(), lanes.submit(() -> transcriber.hear(piece, rank.at(piece.startMillis())))));
                if (underWay.size() > 2 * transcriber.lanes()) {
                    finish(underWay.remove());
                }
            }
            while (!underWay.isEmpty()) {
                finish(underWay.remove());
            }
        } finally {
            lanes.shutdownNow();
        }
    }

    private void finish(UnderWay piece) throws InterruptedException {
        try {
            taker.take(piece.number(), piece.heard().get(), pieces.read());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Piece " + piece.number() + " of a recording could not be heard", e.getCause());
        }
    }
}
