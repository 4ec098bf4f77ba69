package com.nexusflow.copilot.knowledge.document;

import com.nexusflow.copilot.knowledge.document.read.DocumentKind;
import com.nexusflow.copilot.knowledge.document.read.Part;
import com.nexusflow.copilot.knowledge.document.read.Refusal;
import com.nexusflow.copilot.knowledge.document.read.Refused;
import com.nexusflow.copilot.knowledge.document.read.Remark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** From rows to documents and their parts. */
final class DocumentRows {

    static final JsonMapper JSON = JsonMapper.shared();
    /** The reader key is that of the collection, which row level security lets through or not. */
    static final String SELECT = "select d.*, case when c.visibility <> 'everyone' then c.id end as reader_key"
            + " from document d join collection c on c.tenant_id = d.tenant_id and c.id = d.collection_id";

    private DocumentRows() {}

    static Document document(ResultSet row, int n) throws SQLException {
        String refusal = row.getString("refusal");
        String kind = row.getString("kind");
        return new Document(
                row.getObject("id", UUID.class),
                row.getObject("collection_id", UUID.class),
                row.getString("name"),
                row.getString("title"),
                row.getObject("owner_id", UUID.class),
                row.getObject("fresh_until", LocalDate.class),
                row.getInt("version"),
                row.getObject("ready_version", Integer.class),
                row.getString("content_hash"),
                row.getInt("bytes"),
                DocumentStatus.of(row.getString("status")),
                row.getInt("progress"),
                refusal == null ? null : new Refused(Refusal.of(refusal), read(row.getString("refusal_values"), new TypeReference<List<Object>>() {}, List.of())),
                kind == null ? null : DocumentKind.of(kind),
                row.getString("language"),
                row.getInt("pages"),
                row.getInt("parts"),
                read(row.getString("remarks"), new TypeReference<List<Remark>>() {}, List.of()),
                read(row.getString("attributes"), new TypeReference<Map<String, String>>() {}, Map.of()),
                row.getTimestamp("uploaded_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getBoolean("from_folder"),
                row.getObject("reader_key", UUID.class));
    }

    static Part part(ResultSet row, int n) throws SQLException {
        return new Part(
                read(row.getString("trail"), new TypeReference<List<String>>() {}, List.of()), Part.Kind.of(row.getString("kind")), row.getString("text"), row.getString("place"));
    }

    static Original original(ResultSet row, int n) throws SQLException {
        return new Original(
                row.getInt("version"), row.getString("content_hash"), row.getInt("bytes"), row.getObject("uploaded_by", UUID.class), row.getTimestamp("uploaded_at").toInstant());
    }

    private static <T> T read(@Nullable String json, TypeReference<T> type, T otherwise) {
        return json == null ? otherwise : JSON.readValue(json, type);
    }
}
