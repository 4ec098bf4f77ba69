package com.nexusflow.copilot.agents.offline;

/** What a phrase of the lexicon means: its kind (metric, noun, state, rank …) and the code within that kind. */
record Meaning(String kind, String code) {}
