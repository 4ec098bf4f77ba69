package com.nexusflow.copilot.agents.call;

import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tenant's stage for a kind of stage that a review names: the first open one ahead of the deal whose name says so in any of our languages. */
final class StageWords {

    private static final Map<String, List<String>> WORDS = Map.of(
            "demo", List.of("demo", "démo", "present", "präsent", "vorführ"),
            "proposal", List.of("propos", "propuest", "offer", "offre", "ofert", "angebot", "quote", "devis"),
            "negotiation", List.of("negoti", "négoci", "negoci", "verhandl", "contract", "vertrag", "contrat"));

    private StageWords() {}

    static Optional<Stage> ahead(String kind, Opportunity deal, List<Stage> stages) {
        List<String> words = WORDS.getOrDefault(kind, List.of());
        int now = stages.stream().filter(stage -> stage.id().equals(deal.stage().id())).mapToInt(Stage::position).findFirst().orElse(Integer.MAX_VALUE);
        return stages.stream()
                .filter(stage -> stage.type() == Stage.Type.OPEN && stage.position() > now)
                .filter(stage -> words.stream().anyMatch(stage.name().toLowerCase(Locale.ROOT)::contains))
                .findFirst();
    }
}
