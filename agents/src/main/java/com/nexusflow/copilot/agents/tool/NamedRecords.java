package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import java.util.List;
import java.util.Set;

/** Finds the one record that a name in the arguments of a change means. */
record NamedRecords(RecordSearch search) {

    private static final double TRUSTED = 0.85;
    static final int OPTIONS = 5;

    RecordSearch.Hit one(String name, Set<RecordKind> kinds) {
        List<RecordSearch.Hit> hits = search.search(name, kinds, OPTIONS);
        if (hits.isEmpty() || hits.getFirst().score() < TRUSTED) {
            throw new Unclear(new Finding.Refusal("unknown_name", name, hits.stream().map(RecordSearch.Hit::name).toList()));
        }
        List<RecordSearch.Hit> best = hits.stream().filter(hit -> hit.score() >= hits.getFirst().score()).toList();
        if (best.size() > 1 && best.stream().map(RecordSearch.Hit::name).distinct().count() > 1) {
            throw new Unclear(new Finding.Choice(name, best.stream().map(RecordSearch.Hit::name).toList(), name));
        }
        return best.getFirst();
    }
}
