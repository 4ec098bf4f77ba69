package com.nexusflow.copilot.knowledge.document;

import com.nexusflow.copilot.core.inbox.Backlog;
import com.nexusflow.copilot.core.inbox.Backoff;
import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.document.read.DocumentReader;
import com.nexusflow.copilot.knowledge.document.read.Part;
import com.nexusflow.copilot.knowledge.document.read.ReadDocument;
import com.nexusflow.copilot.knowledge.document.read.Reading;
import com.nexusflow.copilot.knowledge.document.read.Refusal;
import com.nexusflow.copilot.knowledge.document.read.Refused;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The reading of documents, each in a lane of its own. The text and the state of a document are kept together: a crash repeats the reading, and a file
 * that brings the program down each time is refused in the end. A version that was replaced meanwhile leaves nothing behind.
 */
public final class DocumentWork implements Backlog {

    static final int ATTEMPTS = 3;
    /** Each may take some hundred megabytes while it is read. */
    private static final int PLACES = 2;
    private static final int ROWS_AT_ONCE = 500;
    private static final int BEGUN = 10;
    private static final Logger LOG = LoggerFactory.getLogger(DocumentWork.class);

    private record Due(String name, int version, int attempt) {}

    private record Row(int position, List<String> trail, String kind, String text, String place) {}

    private final TenantDatabase database;
    private final DocumentReader reader;
    private final Clock clock;

    public DocumentWork(TenantDatabase database, DocumentReader reader, Clock clock) {
        this.database = database;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public int places() {
        return PLACES;
    }

    @Override
    public void work(Lane lane) {
        TenantScope.background(lane.tenant()).run(() -> {
            UUID document = lane.connection();
            for (Optional<Due> due = begin(document); due.isPresent(); due = begin(document)) {
                if (!step(document, due.get())) {
                    break;
                }
            }
        });
    }

    @Override
    public List<Lane> next(int most) {
        return database.withoutTenant(jdbc -> jdbc.sql("select * from next_documents(:most)")
                .param("most", most)
                .query((row, n) -> new Lane(row.getObject("tenant_id", UUID.class), row.getObject("document_id", UUID.class), ""))
                .list());
    }

    /** The version that is due, its attempt counted before it is made. */
    private Optional<Due> begin(UUID document) {
        return database.note(jdbc -> jdbc.sql("""
                        update document set attempts = attempts + 1, progress = :begun where id = :id and status = 'reading' and not_before <= :now
                        returning name, version, attempts""")
                .param("id", document)
                .param("begun", BEGUN)
                .param("now", now())
                .query((row, n) -> new Due(row.getString("name"), row.getInt("version"), row.getInt("attempts")))
                .optional());
    }

    /** False when the work is to be left for now. */
    private boolean step(UUID document, Due due) {
        MDC.put("request", document.toString());
        try {
            if (due.attempt() > ATTEMPTS) {
                refuse(document, due, new Refused(Refusal.BROKEN, List.of()));
                return true;
            }
            Optional<byte[]> file = database.read(jdbc -> jdbc.sql("select content from document_file where document_id = :id and version = :version")
                    .param("id", document).param("version", due.version()).query(byte[].class).optional());
            Reading read = file.isEmpty() ? new Refused(Refusal.EMPTY_FILE, List.of()) : reader.read(due.name().substring(due.name().lastIndexOf('/') + 1), file.get());
            switch (read) {
                case ReadDocument found -> keep(document, due, found);
                case Refused refused -> refuse(document, due, refused);
            }
            return true;
        } catch (InterruptedException e) {
            again(document, due, now(), 1);
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException | Error e) {
            LOG.warn("Document {} could not be read in attempt {} of {}", document, due.attempt(), ATTEMPTS, e);
            again(document, due, Timestamp.from(clock.instant().plus(Backoff.after(due.attempt()))), 0);
            return true;
        } finally {
            MDC.remove("request");
        }
    }

    private void keep(UUID document, Due due, ReadDocument read) {
        database.write(jdbc -> {
            int kept = jdbc.sql("""
                            update document set status = 'ready', progress = 100, ready_version = version, title = :title, kind = :kind, language = :language, pages = :pages,
                                parts = :parts, remarks = cast(:remarks as json), attributes = cast(:attributes as json), fresh_until = coalesce(fresh_until, :until),
                                refusal = null, refusal_values = null, attempts = 0, changed_at = :now
                            where id = :id and version = :version and status = 'reading'""")
                    .param("title", read.title())
                    .param("kind", read.kind().code())
                    .param("language", read.language(), Types.VARCHAR)
                    .param("pages", read.pages())
                    .param("parts", read.parts().size())
                    .param("remarks", DocumentRows.JSON.writeValueAsString(read.remarks()))
                    .param("attributes", DocumentRows.JSON.writeValueAsString(read.attributes()))
                    .param("until", freshUntil(read.attributes()), Types.DATE)
                    .param("now", now())
                    .param("id", document)
                    .param("version", due.version())
                    .update();
            if (kept > 0) {
                jdbc.sql("delete from document_part where document_id = :id").param("id", document).update();
                insert(jdbc, document, read.parts());
            }
            return kept;
        });
    }

    private static void insert(JdbcClient jdbc, UUID document, List<Part> parts) {
        for (int from = 0; from < parts.size(); from += ROWS_AT_ONCE) {
            List<Row> rows = new ArrayList<>();
            for (int position = from; position < Math.min(from + ROWS_AT_ONCE, parts.size()); position++) {
                Part part = parts.get(position);
                rows.add(new Row(position, part.trail(), part.kind().code(), part.text(), part.place()));
            }
            jdbc.sql("""
                            insert into document_part (tenant_id, document_id, position, trail, kind, text, place)
                            select :tenant, :id, r.position, r.trail, r.kind, r.text, r.place
                            from json_to_recordset(cast(:rows as json)) as r(position integer, trail json, kind text, text text, place text)""")
                    .param("tenant", TenantScope.current().tenantId())
                    .param("id", document)
                    .param("rows", DocumentRows.JSON.writeValueAsString(rows))
                    .update();
        }
    }

    private void refuse(UUID document, Due due, Refused refused) {
        database.write(jdbc -> jdbc.sql("""
                        update document set status = 'refused', progress = 100, refusal = :refusal, refusal_values = cast(:values as json), attempts = 0, changed_at = :now
                        where id = :id and version = :version and status = 'reading'""")
                .param("refusal", refused.reason().code())
                .param("values", DocumentRows.JSON.writeValueAsString(refused.values()))
                .param("now", now())
                .param("id", document)
                .param("version", due.version())
                .update());
    }

    /** @param forgiven the attempts that do not count */
    private void again(UUID document, Due due, Timestamp then, int forgiven) {
        database.write(jdbc -> jdbc.sql("update document set not_before = :then, attempts = attempts - :forgiven where id = :id and version = :version and status = 'reading'")
                .param("then", then)
                .param("forgiven", forgiven)
                .param("id", document)
                .param("version", due.version())
                .update());
    }

    /** Front matter may say until when a document holds. */
    private static @Nullable LocalDate freshUntil(Map<String, String> attributes) {
        String said = attributes.getOrDefault("fresh_until", attributes.getOrDefault("fresh-until", ""));
        try {
            return said.isEmpty() ? null : LocalDate.parse(said);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
