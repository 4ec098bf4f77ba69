package com.nexusflow.copilot.core.call;

import java.util.UUID;

/**
 * What became of a call that was brought in.
 *
 * @param heardBefore whether its sound was there already, so that it is the call that it was
 */
public record Brought(UUID id, boolean heardBefore) {}
