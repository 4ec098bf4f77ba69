package com.nexusflow.copilot.core.crm;

import java.util.UUID;

/** Another record as it is mentioned: its id and its name. */
public record Named(UUID id, String name) {}
