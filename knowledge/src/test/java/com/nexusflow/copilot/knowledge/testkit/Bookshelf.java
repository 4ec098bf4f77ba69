package com.nexusflow.copilot.knowledge.testkit;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.TestCalls;
import com.nexusflow.copilot.core.crm.Competitors;
import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.memory.InProcessMemory;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.document.Collections;
import com.nexusflow.copilot.knowledge.document.DocumentWork;
import com.nexusflow.copilot.knowledge.document.Documents;
import com.nexusflow.copilot.knowledge.document.read.DocumentReader;
import com.nexusflow.copilot.knowledge.document.read.Limits;
import com.nexusflow.copilot.knowledge.index.PassageIndex;
import com.nexusflow.copilot.knowledge.index.PassageQuery;
import com.nexusflow.copilot.knowledge.index.Readers;
import com.nexusflow.copilot.knowledge.search.Findings;
import com.nexusflow.copilot.knowledge.search.KnowledgeSearch;
import com.nexusflow.copilot.knowledge.source.IndexFollowing;
import com.nexusflow.copilot.knowledge.source.PassageWork;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A tenant that keeps cards, documents, calls and notes, with an administrator and two reps who do not see each other's records. */
public final class Bookshelf {

    public final TenantDatabase database = TestDatabase.database();
    public final TenantScope tenant = TestDatabase.newTenant();
    public final TenantScope admin = TestDatabase.newPerson(tenant, "Ada Lund", Role.ADMIN);
    public final TenantScope rita = TestDatabase.newPerson(tenant, "Rita Sol", Role.REP);
    public final TenantScope otto = TestDatabase.newPerson(tenant, "Otto Berg", Role.REP);
    private final Clock clock = Clock.systemUTC();
    private final Audit audit = new Audit(database, new TenantKeys(database), clock);
    private final People people = TestDatabase.people();
    private final DocumentReader reader = new DocumentReader(Limits.usual());
    private final DocumentWork reading = new DocumentWork(database, reader, clock);
    public final Collections collections = new Collections(database, clock);
    public final Documents documents = new Documents(database, reader.limits().fileBytes(), clock, id -> {});
    public final BattleCards cards = new BattleCards(database, new Competitors(database), people, audit, clock);
    public final Calls calls = new TestCalls(clock).calls;
    private final TestCrm crm = new TestCrm(tenant);
    public final PassageWork work;
    public final IndexFollowing following;
    public final KnowledgeSearch search;

    public Bookshelf(PassageIndex index) {
        following = following(index);
        work = new PassageWork(database, cards, documents, calls, TestDatabase.tenants(), following::follow, clock);
        search = new KnowledgeSearch(database, index);
    }

    public IndexFollowing following(PassageIndex other) {
        return new IndexFollowing(database, other, new InProcessMemory(clock));
    }

    /** Makes and indexes the passages of all that was written. */
    public Bookshelf settle() {
        work.work(new Lane(tenant.tenantId(), tenant.tenantId(), ""));
        return this;
    }

    public UUID note(TenantScope owner, String body) {
        return crm.insert("note", body, Map.of("body", body, "owner_id", owner.personId())).id(body);
    }

    public UUID call(TenantScope owner, String... lines) {
        UUID id = Ids.next();
        StringBuilder utterances = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            utterances.append(i == 0 ? "" : ",").append("""
                    {"number": %d, "speaker": %d, "startMillis": %d, "endMillis": %d, "text": "%s", "words": []}""".formatted(i, i % 2, i * 5000, i * 5000 + 4000, lines[i]));
        }
        String transcript = """
                {"language": "en", "timed": false, "speakersGuessed": false, "speakers": [{"number": 0, "side": "REP", "name": "Rita"}, {"number": 1, "side": "CUSTOMER", "name": "Carl"}],
                 "utterances": [%s]}""".formatted(utterances);
        tenant.call(() -> database.write(jdbc -> jdbc.sql("""
                        insert into sales_call (tenant_id, id, source, external_id, owner_id, language, consent, status, progress, not_before, received_at, changed_at)
                        values (:tenant, :id, 'transcript', :external, :owner, 'en', 'given', 'received', 0, now(), now(), now())""")
                .param("tenant", tenant.tenantId()).param("id", id).param("external", id.toString()).param("owner", owner.personId()).update()));
        tenant.call(() -> database.write(jdbc -> jdbc.sql("update sales_call set transcript = cast(:transcript as json), status = 'reviewed' where id = :id")
                .param("transcript", transcript).param("id", id).update()));
        return id;
    }

    public UUID document(UUID collection, String name, String text) {
        UUID id = admin.call(() -> documents.upload(collection, name, text.getBytes(StandardCharsets.UTF_8), null)).document().id();
        reading.work(new Lane(tenant.tenantId(), id, ""));
        return id;
    }

    public void delete(String table, UUID id) {
        tenant.call(() -> database.write(jdbc -> jdbc.sql("delete from " + table + " where id = :id").param("id", id).update()));
    }

    public Findings ask(TenantScope person, String question) {
        return person.call(() -> search.find(PassageQuery.of(Readers.current(), question, Locale.ENGLISH, 5)));
    }

    /** The texts that the person finds. */
    public List<String> found(TenantScope person, String question) {
        return ask(person, question).passages().stream().map(one -> one.passage().text()).toList();
    }

    /** What is kept of the tenant, whoever may read it. */
    public List<String> kept() {
        return tenant.call(() -> database.read(jdbc -> jdbc.sql("select text from passage order by source_id, position").query(String.class).list()));
    }
}
