package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.Finding.Intended.Edit;
import com.nexusflow.copilot.agents.finding.Finding.Intended.Left;
import com.nexusflow.copilot.agents.finding.Finding.Value;
import com.nexusflow.copilot.agents.finding.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words what was prepared: exactly what would change, and that nothing has. */
final class ChangeWords {

    private static final int RECORDS = 3;

    private final Phrases say;

    ChangeWords(Phrases say) {
        this.say = say;
    }

    List<String> sentences(Finding.Intended intended) {
        Map<String, List<Edit>> byRecord = intended.edits().stream()
                .collect(Collectors.groupingBy(Edit::recordName, LinkedHashMap::new, Collectors.toList()));
        List<String> records = byRecord.entrySet().stream()
                .limit(RECORDS)
                .map(entry -> record(entry.getKey(), entry.getValue()))
                .toList();
        String more = byRecord.size() > RECORDS ? say.replies().get("change.more", say.count(byRecord.size() - RECORDS)) : "";
        String told = String.join("; ", records) + more;
        String prepared = intended.lines() == 1
                ? say.replies().get("change.prepared", told)
                : say.replies().get(intended.records() == 1 ? "change.prepared_one" : "change.prepared_many", say.count(intended.lines()), say.count(intended.records()), told);
        List<String> sentences = new ArrayList<>(List.of(prepared));
        if (!intended.left().isEmpty()) {
            sentences.add(say.replies().get("change.left", say.both(intended.left().stream().map(this::left).toList())));
        }
        sentences.add(say.replies().get(intended.manager() ? "change.approve_manager" : "change.approve"));
        return sentences;
    }

    private String left(Left left) {
        String key = "change.left." + left.reason();
        return say.replies().get(say.replies().has(key) ? key : "change.left.other", say.count(left.deals()));
    }

    private String record(String name, List<Edit> edits) {
        String changes = say.both(edits.stream().map(this::change).toList());
        return name.isEmpty() ? changes : say.replies().get("change.of", name, changes);
    }

    private String change(Edit edit) {
        String field = say.replies().get("change.field." + edit.field());
        if (edit.before() == null) {
            return say.replies().get("change.to", field, value(edit.after())) + details(edit);
        }
        return say.replies().get("change.from_to", field, value(edit.before()), value(edit.after()));
    }

    /** Dates and people; longer texts stand on the card. */
    private String details(Edit edit) {
        String told = edit.details().stream()
                .filter(detail -> detail.date() != null || detail.code().equals("owner"))
                .map(detail -> say.replies().get("change.detail." + detail.code()) + " " + say.value(detail))
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "" : " (" + told + ")";
    }

    private String value(@Nullable Value value) {
        if (value == null) {
            return say.replies().get("change.empty");
        }
        return value.amount() == null ? say.value(value) : say.format().exactMoney(value.amount());
    }
}
