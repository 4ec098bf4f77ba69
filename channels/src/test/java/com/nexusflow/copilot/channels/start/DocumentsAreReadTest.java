package com.nexusflow.copilot.channels.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.document.Collections;
import com.nexusflow.copilot.knowledge.document.Document;
import com.nexusflow.copilot.knowledge.document.DocumentStatus;
import com.nexusflow.copilot.knowledge.document.Documents;
import com.nexusflow.copilot.knowledge.document.Visibility;
import com.nexusflow.copilot.knowledge.document.read.Part;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DocumentsAreReadTest {

    private final TenantScope tenant = RunningCopilot.newTenant();
    private final Documents documents = RunningCopilot.bean(Documents.class);
    private final UUID collection = tenant.call(() -> RunningCopilot.bean(Collections.class).create("Playbooks", new Visibility.Everyone()).id());

    private Document document(UUID id) {
        return tenant.call(() -> documents.byId(id).orElseThrow());
    }

    @Test
    void anUploadedDocumentIsReadByTheRunningProgram() {
        UUID id = tenant.call(() -> documents.upload(collection, "a.md", "# Terms\n\nThirty days.".getBytes(StandardCharsets.UTF_8), null)).document().id();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> document(id).status() == DocumentStatus.READY);
        assertThat(tenant.call(() -> documents.parts(id, 0, 10))).extracting(Part::text).containsExactly("Thirty days.");
    }

    @Test
    void whatWaitsWithoutAnybodyHavingBeenWokenIsFound() {
        UUID id = tenant.call(() -> documents.upload(collection, "b.md", "Forty days.".getBytes(StandardCharsets.UTF_8), null)).document().id();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> document(id).status() == DocumentStatus.READY);
        RunningCopilot.sql(tenant, "update document set status = 'reading', ready_version = null where id = '" + id + "'");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> document(id).status() == DocumentStatus.READY);
        assertThat(document(id).readyVersion()).isEqualTo(1);
    }
}
