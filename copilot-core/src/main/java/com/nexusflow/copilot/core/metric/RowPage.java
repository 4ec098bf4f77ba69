package com.nexusflow.copilot.core.metric;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some of the records behind a figure.
 *
 * @param columns the codes of the columns; "amount" is money in major units of the tenant's currency
 */
public record RowPage(List<String> columns, List<Line> records, int offset) {

    /** One record: its id and a value for each column. */
    public record Line(UUID id, List<@Nullable String> values) {
        public Line {
            values = Collections.unmodifiableList(values);
        }
    }

    static Line record(ResultSet row, List<String> columns, int fractionDigits) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equals("amount")) {
                BigDecimal minor = row.getBigDecimal(i + 3);
                values.add(minor == null ? null : minor.movePointLeft(fractionDigits).toPlainString());
            } else {
                values.add(row.getString(i + 3));
            }
        }
        return new Line(row.getObject(2, UUID.class), values);
    }
}
