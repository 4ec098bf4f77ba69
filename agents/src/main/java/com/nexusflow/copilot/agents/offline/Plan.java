package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.tool.Arguments;
import com.nexusflow.copilot.core.crm.RecordKind;
import java.util.List;
import java.util.UUID;

/** The tool that answers a question, and its arguments. */
record Plan(String tool, Object arguments) {

    static Plan of(Ask ask) {
        return new Plan(ask.tool(), ask.arguments());
    }

    static Plan record(String tool, RecordKind kind, UUID id, List<String> attributes) {
        return new Plan(tool, new Arguments.OfRecord(kind, id, null, attributes));
    }

    static Plan decline(String reason, String about, List<String> near) {
        return new Plan("decline", new Arguments.Refusal(reason, about, near));
    }

    static Plan askBack(String said, List<String> options, String original) {
        return new Plan("ask_back", new Arguments.Question(said, options, original));
    }

    static Plan abilities(String reason) {
        return new Plan("what_can_you_do", new Arguments.Abilities(reason));
    }
}
