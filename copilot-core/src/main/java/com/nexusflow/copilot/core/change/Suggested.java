package com.nexusflow.copilot.core.change;

import java.util.UUID;

/** What a proposal rests on: a suggestion, by its mark, of what was heard in a call. */
public record Suggested(UUID call, String suggestion) {}
