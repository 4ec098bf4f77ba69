package com.nexusflow.copilot.knowledge.qdrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nexusflow.copilot.knowledge.index.IndexUnavailableException;
import com.nexusflow.copilot.knowledge.index.LucenePassageIndex;
import com.nexusflow.copilot.knowledge.index.OneMeaning;
import com.nexusflow.copilot.knowledge.source.IndexFollowing.Comparison;
import com.nexusflow.copilot.knowledge.testkit.Bookshelf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passages that follow their sources on a real Qdrant server, also when it goes and comes back. */
class PassagesOnQdrantTest {

    @TempDir
    private static Path folder;

    private static QdrantServer server;

    @BeforeAll
    static void start() throws IOException {
        server = QdrantServer.startedIn(folder);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void whileTheServerIsGoneWordsAnswerAndItCatchesUpByItselfWhenItIsBack() throws IOException {
        try (QdrantPassageIndex index = new QdrantPassageIndex(server.client(), "passages_" + UUID.randomUUID(), OneMeaning.vectors())) {
            Bookshelf shelf = new Bookshelf(index);
            UUID gone = shelf.note(shelf.rita, "The notice period is open.");
            shelf.settle();
            assertThat(shelf.ask(shelf.rita, "notice period").byWordsOnly()).isFalse();
            server.kill();
            shelf.note(shelf.rita, "Carl wants the escrow clause before he signs.");
            shelf.delete("note", gone);
            shelf.settle();
            assertThat(shelf.ask(shelf.rita, "What about the escrow clause?")).satisfies(findings -> {
                assertThat(findings.byWordsOnly()).isTrue();
                assertThat(findings.passages()).hasSize(1);
            });
            assertThat(shelf.found(shelf.rita, "notice period")).isEmpty();
            assertThat(shelf.found(shelf.otto, "escrow clause")).isEmpty();
            server.start();
            await().atMost(Duration.ofSeconds(30)).ignoreException(IndexUnavailableException.class).untilAsserted(() -> {
                shelf.following.followAll();
                assertThat(index.sources(shelf.tenant.tenantId())).hasSize(1);
            });
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(shelf.ask(shelf.rita, "escrow clause").byWordsOnly()).isFalse());
            assertThat(shelf.found(shelf.rita, "escrow clause")).hasSize(1);
        }
    }

    @Test
    void whatWasInThisProcessMovesToTheServerByBeingFollowedThere(@TempDir Path other) {
        try (LucenePassageIndex embedded = new LucenePassageIndex(other, OneMeaning.vectors());
                QdrantPassageIndex index = new QdrantPassageIndex(server.client(), "passages_" + UUID.randomUUID(), OneMeaning.vectors())) {
            Bookshelf shelf = new Bookshelf(embedded);
            for (int i = 0; i < 40; i++) {
                shelf.note(shelf.rita, "Note number " + i + " about the escrow clause.");
            }
            shelf.settle();
            shelf.following(index).followAll();
            assertThat(index.sources(shelf.tenant.tenantId())).isEqualTo(embedded.sources(shelf.tenant.tenantId())).hasSize(40);
            assertThat(shelf.following(index).reconcile(shelf.tenant.tenantId(), progress -> {})).contains(new Comparison(40, 0, 0));
        }
    }
}
