package com.nexusflow.copilot.core.crm.imports;

/** Reads the values of one column, after the whole column has been looked at. */
interface ColumnReading {

    Cell read(String value);
}
