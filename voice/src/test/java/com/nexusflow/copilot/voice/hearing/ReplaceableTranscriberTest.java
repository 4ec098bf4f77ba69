package com.nexusflow.copilot.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.voice.recognise.Piece;
import com.nexusflow.copilot.voice.recognise.PieceText;
import com.nexusflow.copilot.voice.recognise.Rank;
import com.nexusflow.copilot.voice.recognise.Transcriber;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReplaceableTranscriberTest {

    private static final Piece PIECE = new Piece(0, 0, 0, false, new short[16_000]);
    private static final Rank RANK = new Rank(new UUID(0, 1), new UUID(0, 2), 1000);

    @Test
    void aPieceInHandIsHeardToItsEndAndTheNextOneByTheBetterOne() throws Exception {
        Named before = new Named("before");
        Named better = new Named("better");
        ReplaceableTranscriber transcriber = new ReplaceableTranscriber(before);
        CompletableFuture<PieceText> inHand = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> inHand.complete(heard(transcriber)));
        before.begun.await();
        transcriber.replace(better);
        assertThat(before.closed).as("while a piece is heard").isFalse();
        better.mayEnd.countDown();
        assertThat(reason(heard(transcriber))).isEqualTo("better");
        before.mayEnd.countDown();
        assertThat(reason(inHand.join())).isEqualTo("before");
        assertThat(before.closed).isTrue();
        assertThat(better.closed).isFalse();
        assertThat(transcriber.version()).isEqualTo("better");
    }

    @Test
    void whoeverHearsNothingIsClosedWhenReplaced() {
        Named before = new Named("before");
        new ReplaceableTranscriber(before).replace(new Named("better"));
        assertThat(before.closed).isTrue();
    }

    private static PieceText heard(Transcriber transcriber) {
        try {
            return transcriber.hear(PIECE, RANK);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String reason(PieceText text) {
        return ((PieceText.Unreadable) text).reason();
    }

    /** Gives its name for every piece, when it may. */
    private static final class Named implements Transcriber {

        private final String name;
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private boolean closed;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String version() {
            return name;
        }

        @Override
        public int lanes() {
            return 1;
        }

        @Override
        public PieceText hear(Piece piece, Rank rank) throws InterruptedException {
            begun.countDown();
            mayEnd.await();
            return new PieceText.Unreadable(0, 0, 1000, name);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
