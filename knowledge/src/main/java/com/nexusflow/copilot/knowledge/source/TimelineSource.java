package com.nexusflow.copilot.knowledge.source;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.knowledge.document.read.Part;
import com.nexusflow.copilot.knowledge.passage.Chunk;
import com.nexusflow.copilot.knowledge.passage.Chunks;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people wrote about a deal or account: notes, e-mails, and what was written down of meetings and calls. Whoever sees its owner's records reads it. */
final class TimelineSource implements PassageSource {

    /** A deal is named to those who see it: where it is of the same owner. */
    private static final String ABOUT =
            " left join account a on a.tenant_id = t.tenant_id and a.id = t.account_id left join opportunity o on o.tenant_id = t.tenant_id and o.id = t.opportunity_id and o.owner_id = t.owner_id where t.id = :id";
    private static final String NAMES = "select t.id, t.owner_id, concat_ws(' · ', a.name, o.name) as about, t.body, ";
    private static final String NOTE = NAMES + "'' as subject, t.created_at as written_at from note t" + ABOUT;
    private static final String ACTIVITY = NAMES + "t.subject, t.happened_at as written_at from activity t" + ABOUT;

    private final TenantDatabase database;
    private final Spoken spoken;
    private final SourceKind kind;
    private final String select;

    private TimelineSource(TenantDatabase database, Spoken spoken, SourceKind kind, String select) {
        this.database = database;
        this.spoken = spoken;
        this.kind = kind;
        this.select = select;
    }

    static TimelineSource ofNotes(TenantDatabase database, Spoken spoken) {
        return new TimelineSource(database, spoken, SourceKind.NOTE, NOTE);
    }

    static TimelineSource ofEmails(TenantDatabase database, Spoken spoken) {
        return new TimelineSource(database, spoken, SourceKind.EMAIL, ACTIVITY + " and t.kind = 'email'");
    }

    static TimelineSource ofActivities(TenantDatabase database, Spoken spoken) {
        return new TimelineSource(database, spoken, SourceKind.ACTIVITY, ACTIVITY + " and t.kind <> 'email'");
    }

    @Override
    public SourceKind kind() {
        return kind;
    }

    @Override
    public List<Passage> passages(UUID source) {
        return database.read(jdbc -> jdbc.sql(select).param("id", source).query((row, n) -> passages(row)).optional()).orElse(List.of());
    }

    private List<Passage> passages(ResultSet row) throws SQLException {
        String body = row.getString("body");
        UUID id = row.getObject("id", UUID.class);
        if (body == null || body.isBlank()) {
            return List.of();
        }
        Drafts drafts = new Drafts(kind, id, title(row), row.getTimestamp("written_at").toInstant(), reader(id, row.getObject("owner_id", UUID.class))).in(spoken.of(body));
        for (Chunk chunk : Chunks.of(List.of(new Part(List.of(), Part.Kind.TEXT, body, "")))) {
            drafts.add(row.getString("subject"), "", chunk.text());
        }
        return drafts.passages();
    }

    private static String title(ResultSet row) throws SQLException {
        String about = row.getString("about");
        return about.isEmpty() ? row.getString("subject") : about;
    }

    /** What is nobody's is for those who see all: nobody has the key of the note itself. */
    private static UUID reader(UUID id, @Nullable UUID owner) {
        return owner == null ? id : owner;
    }
}
