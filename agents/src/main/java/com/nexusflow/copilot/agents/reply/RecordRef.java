package com.nexusflow.copilot.agents.reply;

import com.nexusflow.copilot.core.crm.RecordKind;
import java.util.UUID;

/** Points to a record by kind and id, with the name to show. */
public record RecordRef(RecordKind kind, UUID id, String name) {}
