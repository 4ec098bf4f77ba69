package com.nexusflow.copilot.core.crm.imports;

import java.util.Optional;

/** Looks at every value of a column first, so that "01.02.2024" or "1.234" is read as the whole column says. */
interface ColumnSurvey {

    void look(String value);

    ColumnReading decide();

    /** What had to be assumed because no value of the column decides it; asked after {@link #decide()}. */
    Optional<String> assumption();

    /** A column whose values speak for themselves. */
    static ColumnSurvey none(ColumnReading reading) {
        return new ColumnSurvey() {
            @Override
            public void look(String value) {}

            @Override
            public ColumnReading decide() {
                return reading;
            }

            @Override
            public Optional<String> assumption() {
                return Optional.empty();
            }
        };
    }
}
