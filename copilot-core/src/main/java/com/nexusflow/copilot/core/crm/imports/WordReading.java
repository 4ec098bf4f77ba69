package com.nexusflow.copilot.core.crm.imports;

import java.util.function.Function;

/** Reads a word of a closed set through its synonyms; what a word outside the set becomes is the caller's choice. */
record WordReading(String group, Function<String, Cell> otherwise) implements ColumnReading {

    @Override
    public Cell read(String value) {
        String clean = value.strip();
        if (Blanks.noFigure(clean)) {
            return Cell.BLANK;
        }
        return Synonyms.VALUES.meaning(group, clean).<Cell>map(Cell.Taken::new).orElseGet(() -> otherwise.apply(clean));
    }
}
