package com.nexusflow.copilot.core.demo;

import java.util.List;

/** A stage of the demo's pipeline. */
record DemoStage(String name, String type, int position, double probability) {

    static final String WON = "Closed Won";
    static final String LOST = "Closed Lost";

    static final List<DemoStage> ALL = List.of(
            new DemoStage("Prospecting", "open", 1, 0.10),
            new DemoStage("Qualification", "open", 2, 0.20),
            new DemoStage("Discovery", "open", 3, 0.35),
            new DemoStage("Proposal", "open", 4, 0.50),
            new DemoStage("Negotiation", "open", 5, 0.75),
            new DemoStage(WON, "won", 6, 1),
            new DemoStage(LOST, "lost", 7, 0));

    /** The open stages in their order. */
    static final List<String> OPEN = ALL.stream().filter(stage -> stage.type().equals("open")).map(DemoStage::name).toList();
}
