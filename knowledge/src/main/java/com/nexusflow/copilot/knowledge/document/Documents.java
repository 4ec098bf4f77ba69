package com.nexusflow.copilot.knowledge.document;

import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.text.CleanText;
import com.nexusflow.copilot.knowledge.document.DocumentRefused.Reason;
import com.nexusflow.copilot.knowledge.document.Uploaded.Outcome;
import com.nexusflow.copilot.knowledge.document.read.Part;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tenant's documents, as far as the current scope may read their collections. What is uploaded is kept at once and read in the background; the
 * owner and those who see all may change a document or take it away.
 */
public final class Documents {

    /** Of a document's files the newest are kept. */
    static final int FILES_KEPT = 5;
    private static final int LONGEST_NAME = 200;

    private final TenantDatabase database;
    private final int mostBytes;
    private final Clock clock;
    private final Consumer<UUID> waker;

    /**
     * @param mostBytes that a file may have
     * @param waker has the reading of a document begin soon
     */
    public Documents(TenantDatabase database, int mostBytes, Clock clock, Consumer<UUID> waker) {
        this.database = database;
        this.mostBytes = mostBytes;
        this.clock = clock;
        this.waker = waker;
    }

    /** Refuses a file for its size alone, before anybody holds it in memory. */
    public void requireSize(long bytes) {
        if (bytes == 0) {
            throw new DocumentRefused(Reason.EMPTY, "The file is empty; choose another one");
        }
        if (bytes > mostBytes) {
            throw new DocumentRefused(Reason.TOO_LARGE, "The file has " + bytes + " bytes and " + mostBytes + " are taken at most; bring it in smaller parts");
        }
    }

    /** The most bytes that a file may have. */
    public int mostBytes() {
        return mostBytes;
    }

    public Optional<Document> byId(UUID id) {
        return database.read(jdbc -> byId(jdbc, id));
    }

    /** The last changed first. */
    public DocumentPage list(DocumentFilter filter, int offset, int limit) {
        return database.read(jdbc -> new DocumentPage(
                jdbc.sql(DocumentRows.SELECT + " where " + filter.condition() + " order by d.changed_at desc, d.id desc limit :limit offset :offset")
                        .params(filter.parameters())
                        .param("limit", limit)
                        .param("offset", offset)
                        .query(DocumentRows::document)
                        .list(),
                offset,
                jdbc.sql("select count(*) from document d where " + filter.condition()).params(filter.parameters()).query(Integer.class).single()));
    }

    /** The text of the version that is ready, in the order of reading. */
    public List<Part> parts(UUID id, int offset, int limit) {
        return database.read(jdbc -> jdbc.sql("select * from document_part where document_id = :id order by position limit :limit offset :offset")
                .param("id", id)
                .param("limit", limit)
                .param("offset", offset)
                .query(DocumentRows::part)
                .list());
    }

    /** The files that are kept, the newest first. */
    public List<Original> originals(UUID id) {
        return database.read(jdbc -> jdbc.sql("""
                        select version, content_hash, length(content) as bytes, uploaded_by, uploaded_at from document_file where document_id = :id order by version desc""")
                .param("id", id)
                .query(DocumentRows::original)
                .list());
    }

    /** The file as it came. */
    public Optional<byte[]> original(UUID id, int version) {
        return database.read(jdbc -> jdbc.sql("select content from document_file where document_id = :id and version = :version")
                .param("id", id)
                .param("version", version)
                .query(byte[].class)
                .optional());
    }

    /**
     * Keeps a file in a collection and has it read. The same bytes are not kept twice; other bytes under a name that is known there are the next version
     * of that document.
     */
    public Uploaded upload(UUID collection, String fileName, byte[] file, @Nullable LocalDate freshUntil) {
        return take(collection, cleanName(fileName.replaceAll("^.*[/\\\\]", "")), file, freshUntil, false);
    }

    /** As {@link #upload}, of a file in a watched folder, which is known by its path in it. It belongs to nobody. */
    Uploaded bring(UUID collection, String path, byte[] file) {
        return take(collection, cleanName(path), file, null, true);
    }

    /** The documents of a collection by their names, and whether each came from a watched folder. */
    List<InCollection> in(UUID collection) {
        return database.read(jdbc -> jdbc.sql("select id, name, from_folder from document where collection_id = :collection")
                .param("collection", collection)
                .query((row, n) -> new InCollection(row.getObject("id", UUID.class), row.getString("name"), row.getBoolean("from_folder")))
                .list());
    }

    /** What a watched folder is compared with. */
    record InCollection(UUID id, String name, boolean fromFolder) {}

    private Uploaded take(UUID collection, String name, byte[] file, @Nullable LocalDate freshUntil, boolean fromFolder) {
        requireSize(file.length);
        String hash = hash(file);
        return woken(database.write(jdbc -> {
            requireCollection(jdbc, collection);
            Optional<UUID> same = find(jdbc, collection, "content_hash = :value", hash);
            if (same.isPresent()) {
                return new Uploaded(byId(jdbc, same.get()).orElseThrow(), Outcome.KNOWN);
            }
            Optional<UUID> older = find(jdbc, collection, "name = :value", name);
            UUID id = older.orElseGet(Ids::next);
            if (older.isPresent()) {
                renew(jdbc, id, hash, file.length, freshUntil);
            } else {
                add(jdbc, new Added(id, collection, name, fromFolder), hash, file.length, freshUntil);
            }
            keep(jdbc, id, hash, file);
            return new Uploaded(byId(jdbc, id).orElseThrow(), older.isPresent() ? Outcome.NEW_VERSION : Outcome.NEW);
        }));
    }

    /** Keeps a file as the next version of a document, whatever the file is called; empty when there is no such document. */
    public Optional<Uploaded> renew(UUID id, byte[] file, @Nullable LocalDate freshUntil) {
        requireSize(file.length);
        String hash = hash(file);
        Optional<Uploaded> renewed = database.write(jdbc -> byId(jdbc, id).map(known -> {
            requireCollection(jdbc, known.collectionId());
            Optional<UUID> same = find(jdbc, known.collectionId(), "content_hash = :value", hash);
            if (same.isPresent() && !same.get().equals(id)) {
                throw new DocumentRefused(Reason.CONTENT_TAKEN, "The collection has the same bytes already, as document " + same.get() + "; nothing was kept a second time");
            }
            if (same.isEmpty()) {
                renew(jdbc, id, hash, file.length, freshUntil);
                keep(jdbc, id, hash, file);
            }
            return new Uploaded(byId(jdbc, id).orElseThrow(), same.isPresent() ? Outcome.KNOWN : Outcome.NEW_VERSION);
        }));
        return renewed.map(this::woken);
    }

    /** Has the newest file read once more, for instance after more is taken than before; empty when there is no such document. */
    public Optional<Document> readAgain(UUID id) {
        Optional<Document> again = change(id, "status = 'reading', progress = 0, attempts = 0, refusal = null, refusal_values = null, not_before = :now", statement -> statement);
        again.ifPresent(document -> waker.accept(id));
        return again;
    }

    /** Says until when it holds, null for always; empty when there is no such document. */
    public Optional<Document> keepFresh(UUID id, @Nullable LocalDate until) {
        return change(id, "fresh_until = :until", statement -> statement.param("until", until, Types.DATE));
    }

    /** Gives it to another person; empty when there is no such document. */
    public Optional<Document> giveTo(UUID id, UUID person) {
        return change(id, new DocumentChange(null, person, null, false));
    }

    /** Puts it elsewhere, gives it to another person, says until when it holds; all or nothing. Empty when there is no such document. */
    public Optional<Document> change(UUID id, DocumentChange wanted) {
        try {
            return database.write(jdbc -> byId(jdbc, id).flatMap(known -> {
                if (wanted.collection() != null) {
                    requireCollection(jdbc, wanted.collection());
                }
                return change(
                        id,
                        "collection_id = coalesce(:collection, collection_id), from_folder = from_folder and collection_id = coalesce(:collection, collection_id),"
                                + " owner_id = coalesce(:owner, owner_id), fresh_until = case when :forGood then null else coalesce(:until, fresh_until) end",
                        statement -> statement
                                .param("collection", wanted.collection(), Types.OTHER)
                                .param("owner", wanted.owner(), Types.OTHER)
                                .param("until", wanted.freshUntil(), Types.DATE)
                                .param("forGood", wanted.forGood()));
            }));
        } catch (DuplicateKeyException e) {
            throw new DocumentRefused(Reason.NAME_TAKEN, "The other collection has a document of this name or content already; take that one away first");
        } catch (DataIntegrityViolationException e) {
            throw new DocumentRefused(Reason.UNKNOWN, "There is no person " + wanted.owner() + " in this tenant; choose one of the list of people");
        }
    }

    /** Takes a document away with all its files and its text; false when there is none. */
    public boolean delete(UUID id) {
        return database.write(jdbc -> {
            if (byId(jdbc, id).isEmpty()) {
                return false;
            }
            requireOwn(jdbc.sql("delete from document where id = :id").param("id", id).update());
            return true;
        });
    }

    private Optional<Document> change(UUID id, String values, UnaryOperator<JdbcClient.StatementSpec> parameters) {
        return database.write(jdbc -> byId(jdbc, id).map(known -> {
            requireOwn(parameters.apply(jdbc.sql("update document set changed_at = :now, " + values + " where id = :id").param("id", id).param("now", now())).update());
            return byId(jdbc, id).orElseThrow();
        }));
    }

    private Uploaded woken(Uploaded uploaded) {
        if (uploaded.outcome() != Outcome.KNOWN) {
            waker.accept(uploaded.document().id());
        }
        return uploaded;
    }

    /** Who brings something into a collection waits for whoever brings something there, too: names and contents are compared. */
    private static void requireCollection(JdbcClient jdbc, UUID collection) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:collection, 71))").param("collection", collection.toString()).query((row, n) -> n).single();
        if (jdbc.sql("select count(*) from collection where id = :id").param("id", collection).query(Integer.class).single() == 0) {
            throw new DocumentRefused(Reason.UNKNOWN_COLLECTION, "There is no collection " + collection + " that you may read; choose one of the list");
        }
    }

    private static Optional<Document> byId(JdbcClient jdbc, UUID id) {
        return jdbc.sql(DocumentRows.SELECT + " where d.id = :id").param("id", id).query(DocumentRows::document).optional();
    }

    private static Optional<UUID> find(JdbcClient jdbc, UUID collection, String condition, String value) {
        return jdbc.sql("select id from document where collection_id = :collection and " + condition).param("collection", collection).param("value", value)
                .query(UUID.class).optional();
    }

    private record Added(UUID id, UUID collection, String name, boolean fromFolder) {}

    private void add(JdbcClient jdbc, Added added, String hash, int bytes, @Nullable LocalDate freshUntil) {
        jdbc.sql("""
                        insert into document (tenant_id, id, collection_id, name, title, owner_id, fresh_until, version, content_hash, bytes, status, progress, from_folder,
                            not_before, uploaded_at, changed_at)
                        values (:tenant, :id, :collection, :name, :name, :owner, :until, 1, :hash, :bytes, 'reading', 0, :fromFolder, :now, :now, :now)""")
                .param("tenant", TenantScope.current().tenantId())
                .param("id", added.id())
                .param("collection", added.collection())
                .param("name", added.name())
                .param("fromFolder", added.fromFolder())
                .param("owner", TenantScope.current().personId(), Types.OTHER)
                .param("until", freshUntil, Types.DATE)
                .param("hash", hash)
                .param("bytes", bytes)
                .param("now", now())
                .update();
    }

    private void renew(JdbcClient jdbc, UUID id, String hash, int bytes, @Nullable LocalDate freshUntil) {
        requireOwn(jdbc.sql("""
                        update document set version = version + 1, content_hash = :hash, bytes = :bytes, status = 'reading', progress = 0, refusal = null, refusal_values = null,
                            attempts = 0, not_before = :now, uploaded_at = :now, changed_at = :now, fresh_until = coalesce(:until, fresh_until)
                        where id = :id""")
                .param("id", id)
                .param("hash", hash)
                .param("bytes", bytes)
                .param("until", freshUntil, Types.DATE)
                .param("now", now())
                .update());
    }

    private void keep(JdbcClient jdbc, UUID id, String hash, byte[] file) {
        jdbc.sql("""
                        insert into document_file (tenant_id, document_id, version, content_hash, content, uploaded_by, uploaded_at)
                        select tenant_id, id, version, :hash, :content, :person, :now from document where id = :id""")
                .param("id", id)
                .param("hash", hash)
                .param("content", file)
                .param("person", TenantScope.current().personId(), Types.OTHER)
                .param("now", now())
                .update();
        jdbc.sql("delete from document_file f using document d where d.tenant_id = f.tenant_id and d.id = f.document_id and d.id = :id and f.version <= d.version - :kept")
                .param("id", id)
                .param("kept", FILES_KEPT)
                .update();
    }

    /** The document was found, so that what row level security does not change is somebody else's. */
    private static void requireOwn(int changed) {
        if (changed == 0) {
            throw new DocumentRefused(Reason.NOT_YOURS, "The document is somebody else's; its owner, operations or an administrator can do this");
        }
    }

    private static String cleanName(String fileName) {
        String clean = CleanText.lines(fileName).replaceAll("\\s+", " ");
        if (clean.isEmpty() || clean.length() > LONGEST_NAME) {
            throw new DocumentRefused(Reason.NAME, "The name of a file has 1 to " + LONGEST_NAME + " characters that can be seen; this one has " + clean.length());
        }
        return clean;
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256; install a complete one", e);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
