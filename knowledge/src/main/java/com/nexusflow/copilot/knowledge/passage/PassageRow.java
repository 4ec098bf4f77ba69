package com.nexusflow.copilot.knowledge.passage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;

/** From a row of the table of passages to a passage. */
public final class PassageRow {

    private PassageRow() {}

    public static Passage of(ResultSet row) throws SQLException {
        return new Passage(
                row.getObject("id", UUID.class),
                SourceKind.of(row.getString("kind")),
                row.getObject("source_id", UUID.class),
                row.getInt("position"),
                row.getString("title"),
                row.getString("trail"),
                row.getString("place"),
                row.getString("text"),
                Locale.of(row.getString("language")),
                row.getTimestamp("written_at").toInstant(),
                row.getObject("reader", UUID.class));
    }
}
