package com.nexusflow.copilot.core.crm.search;

import com.nexusflow.copilot.core.crm.RecordKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the index knows of a record.
 *
 * @param codes its external id and e-mail address, where it has them, folded to letters and digits
 * @param ownerId who owns it
 */
record IndexedRecord(RecordKind kind, UUID id, String name, List<String> codes, @Nullable UUID ownerId) {

    IndexedRecord {
        codes = List.copyOf(codes);
    }
}
