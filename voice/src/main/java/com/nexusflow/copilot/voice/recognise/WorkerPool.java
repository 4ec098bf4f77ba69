package com.nexusflow.copilot.voice.recognise;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As many worker processes as there are lanes, kept warm. One that dies, hangs or grows too large is ended and replaced, and its piece
 * is given to the new one.
 */
final class WorkerPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
    private static final int REPEATS = 3;

    private final WorkerSettings settings;
    private final Lanes lanes;
    private volatile boolean closed;

    WorkerPool(WorkerSettings settings) {
        this.settings = settings;
        this.lanes = new Lanes(settings.lanes());
    }

    int size() {
        return settings.lanes();
    }

    /** How many pieces wait for a lane. */
    int waiting() {
        return lanes.waiting();
    }

    PieceText hear(Piece piece, Rank rank) throws InterruptedException {
        Optional<WorkerProcess> lane = lanes.take(rank);
        String reason = "the pool is closed";
        try {
            for (int attempt = 0; attempt <= REPEATS && !closed; attempt++) {
                try {
                    lane = Optional.of(fit(lane));
                    return lane.get().hear(piece);
                } catch (WorkerFailure e) {
                    lane = Optional.empty();
                    reason = String.valueOf(e.getMessage());
                    LOG.warn("{} at piece {}, attempt {} of {}", reason, piece.number(), attempt + 1, REPEATS + 1);
                }
            }
            return new PieceText.Unreadable(piece.channel(), piece.startMillis(), piece.endMillis(), reason);
        } finally {
            giveBack(rank, lane);
        }
    }

    private WorkerProcess fit(Optional<WorkerProcess> lane) throws WorkerFailure, InterruptedException {
        if (lane.isPresent() && lane.get().isFit()) {
            return lane.get();
        }
        lane.ifPresent(WorkerProcess::end);
        return WorkerProcess.start(settings);
    }

    private void giveBack(Rank rank, Optional<WorkerProcess> lane) {
        if (closed) {
            lane.ifPresent(WorkerProcess::end);
        }
        lanes.giveBack(rank, lane);
    }

    /** Ends the workers that wait at once, and those that work when they have answered. */
    @Override
    public void close() {
        closed = true;
        for (Optional<WorkerProcess> lane : lanes.free()) {
            lane.ifPresent(WorkerProcess::end);
        }
    }
}
