package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Asks the copilot a few questions before anybody else does, so that the first person need not wait for code and indexes to load. */
final class Rehearsal {

    private static final Duration LONGEST = Duration.ofMillis(2500);
    private static final List<String> QUESTIONS = List.of(
            "what is our total won revenue", "who has the highest win rate", "how many open deals do we have", "win rate by region last quarter",
            "top 3 accounts by revenue", "average sales cycle in days", "how many deals did we lose in august");

    private final Copilot copilot;
    private final People people;

    Rehearsal(Copilot copilot, People people) {
        this.copilot = copilot;
        this.people = people;
    }

    /** Asks as somebody of the current tenant; nothing is kept. */
    void run() {
        List<TenantScope> scopes = people.all().stream()
                .filter(Person::active)
                .sorted(Comparator.comparing((Person p) -> !p.role().seesAll()))
                .limit(1)
                .map(people::scopeOf)
                .toList();
        long end = System.nanoTime() + LONGEST.toNanos();
        for (TenantScope scope : scopes) {
            for (int i = 0; i < QUESTIONS.size() * 3 && System.nanoTime() < end; i++) {
                copilot.rehearse(scope, QUESTIONS.get(i % QUESTIONS.size()));
            }
        }
    }
}
