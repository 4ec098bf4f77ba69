package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Word;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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
    /** A lane is empty until its first piece and after a failure. Fair, so that no call waits behind all pieces of another. */
    private final BlockingQueue<Optional<WorkerProcess>> lanes;
    private volatile boolean closed;

    WorkerPool(WorkerSettings settings) {
        this.settings = settings;
        this.lanes = new ArrayBlockingQueue<>(settings.lanes(), true);
        for (int i = 0; i < settings.lanes(); i++) {
            lanes.add(Optional.empty());
        }
    }

    int size() {
        return settings.lanes();
    }

    PieceText hear(Piece piece) throws InterruptedException {
        Optional<WorkerProcess> lane = lanes.take();
        String reason = "the pool is closed";
        try {
            for (int attempt = 0; attempt <= REPEATS && !closed; attempt++) {
                try {
                    lane = Optional.of(fit(lane));
                    List<Word> words = lane.get().words(piece);
                    return new PieceText.Heard(piece.channel(), words);
                } catch (WorkerFailure e) {
                    lane = Optional.empty();
                    reason = String.valueOf(e.getMessage());
                    LOG.warn("{} at piece {}, attempt {} of {}", reason, piece.number(), attempt + 1, REPEATS + 1);
                }
            }
            return new PieceText.Unreadable(piece.channel(), piece.startMillis(), piece.endMillis(), reason);
        } finally {
            giveBack(lane);
        }
    }

    private WorkerProcess fit(Optional<WorkerProcess> lane) throws WorkerFailure, InterruptedException {
        if (lane.isPresent() && lane.get().isFit()) {
            return lane.get();
        }
        lane.ifPresent(WorkerProcess::end);
        return WorkerProcess.start(settings);
    }

    private void giveBack(Optional<WorkerProcess> lane) {
        if (closed) {
            lane.ifPresent(WorkerProcess::end);
        }
        lanes.add(lane);
    }

    /** Ends the workers that wait at once, and those that work when they have answered. */
    @Override
    public void close() {
        closed = true;
        for (Optional<WorkerProcess> lane : List.copyOf(lanes)) {
            lane.ifPresent(WorkerProcess::end);
        }
    }
}
