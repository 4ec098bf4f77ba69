/** CSV files of another CRM become records: recognised, previewed, checked row by row, and taken in one transaction. */
@NullMarked
package com.nexusflow.copilot.core.crm.imports;

import org.jspecify.annotations.NullMarked;
