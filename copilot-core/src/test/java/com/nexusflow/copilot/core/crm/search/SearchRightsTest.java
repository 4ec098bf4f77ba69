package com.nexusflow.copilot.core.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.crm.RecordSearch.Hit;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchRightsTest {

    @TempDir
    Path folder;

    private SearchFixture records;

    @BeforeEach
    void open() {
        records = new SearchFixture(folder).withNames();
    }

    @AfterEach
    void close() {
        records.search.close();
    }

    @Test
    void aRepFindsOwnDealsAndNotThoseOfOthers() {
        assertThat(records.search(seeing("Darcel Schlecht"), "Z063OYW0")).extracting(Hit::name).containsExactly("Z063OYW0");
        assertThat(records.search(seeing("Donn Cantrell"), "Z063OYW0")).isEmpty();
        assertThat(seeing("Donn Cantrell").call(() -> records.search.mentions("who owns deal Z063OYW0"))).isEmpty();
    }

    @Test
    void aDealWithoutOwnerIsFoundOnlyByThoseWhoSeeAll() {
        records.crm.insert("opportunity", "Orphan", Map.of("name", "Orphan", "stage_id", records.crm.id("Won")));
        records.catchUp();
        assertThat(records.search("Orphan")).hasSize(1);
        assertThat(records.search(seeing("Donn Cantrell"), "Orphan")).isEmpty();
    }

    @Test
    void everybodyFindsAccountsPersonsContactsAndProducts() {
        TenantScope rep = seeing("Donn Cantrell");
        for (String name : Set.of("Globex Corporation", "Zane Levy", "Heather Stone", "GTX Pro")) {
            assertThat(records.search(rep, name)).extracting(Hit::name).contains(name);
        }
    }

    @Test
    void aDealHandedOverIsRefusedAtOnceAndFoundByItsNewOwner() {
        assertThat(records.search(seeing("Darcel Schlecht"), "Z063OYW0")).hasSize(1);
        records.crm.tenant().run(() -> TestDatabase.database().write(jdbc -> jdbc.sql(
                        "update opportunity set owner_id = :owner where name = 'Z063OYW0'")
                .params(Map.of("owner", records.crm.id("Donn Cantrell")))
                .update()));
        assertThat(records.search(seeing("Darcel Schlecht"), "Z063OYW0")).isEmpty();
        records.catchUp();
        assertThat(records.search(seeing("Donn Cantrell"), "Z063OYW0")).hasSize(1);
    }

    private TenantScope seeing(String owner) {
        return new TenantScope(records.crm.tenant().tenantId(), records.crm.id(owner), false, Set.of(records.crm.id(owner)));
    }
}
