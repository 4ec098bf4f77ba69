package com.nexusflow.copilot.knowledge.qdrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.index.IndexUnavailableException;
import com.nexusflow.copilot.knowledge.index.OneMeaning;
import com.nexusflow.copilot.knowledge.index.PassageIndex;
import com.nexusflow.copilot.knowledge.index.PassageIndexContract;
import com.nexusflow.copilot.knowledge.index.PassageQuery;
import com.nexusflow.copilot.knowledge.index.Readers;
import com.nexusflow.copilot.knowledge.index.Shelf;
import com.nexusflow.copilot.knowledge.index.SourcePassages;
import com.nexusflow.copilot.knowledge.index.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QdrantPassageIndexTest implements PassageIndexContract {

    @TempDir
    private static Path folder;

    private static QdrantServer server;

    private final String collection = "passages_" + UUID.randomUUID();
    private QdrantPassageIndex index;

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

    @Override
    public PassageIndex opened(Vectors vectors) {
        close();
        index = new QdrantPassageIndex(server.client(), collection, vectors);
        return index;
    }

    @AfterEach
    void close() {
        if (index != null) {
            index.close();
        }
    }

    private static PassageQuery budget() {
        return PassageQuery.of(Readers.of(TenantScope.background(TENANT)), "budget", Locale.ENGLISH, 10);
    }

    @Test
    void aKilledServerIsSaidToBeGoneAndComesBackWithAllThatWasPut() throws IOException {
        SourcePassages note = Shelf.note("The budget is approved.");
        PassageIndex qdrant = opened(OneMeaning.vectors());
        qdrant.put(TENANT, List.of(note));
        server.kill();
        assertThat(qdrant.isAvailable()).isFalse();
        assertThatThrownBy(() -> qdrant.search(budget())).isInstanceOf(IndexUnavailableException.class).hasMessageContaining("Qdrant did not");
        server.start();
        PassageIndex after = opened(OneMeaning.vectors());
        assertThat(after.isAvailable()).isTrue();
        assertThat(after.search(budget())).hasSize(1);
        assertThat(after.sources(TENANT)).containsExactly(note.indexed());
    }

    @Test
    void passagesWithTheSameIdInTwoTenantsAreTwoPassages() {
        SourcePassages note = Shelf.note("The budget is approved.");
        PassageIndex qdrant = opened(OneMeaning.vectors());
        qdrant.put(TENANT, List.of(note));
        qdrant.put(NEIGHBOUR, List.of(note));
        qdrant.remove(NEIGHBOUR, note.kind(), note.id());
        assertThat(qdrant.search(budget())).hasSize(1);
    }
}
