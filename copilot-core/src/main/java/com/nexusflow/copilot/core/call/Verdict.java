package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.crm.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person said of a scorecard's element; it stands above what the machine says, and equals it where the person confirmed the machine.
 *
 * @param status null when the person took back what stood there
 * @param by null when that person is gone
 * @param version counts what people said of the element, from 1
 */
public record Verdict(@Nullable Status status, @Nullable Named by, Instant at, @Nullable String reason, int version) {}
