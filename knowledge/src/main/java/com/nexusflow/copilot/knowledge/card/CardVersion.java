package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.core.crm.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A card as it was saved once.
 *
 * @param number counts from 1
 * @param author who saved it, or null when that person is gone or nobody in particular did
 * @param restored the earlier version that it brought back, or null
 */
public record CardVersion(int number, Instant at, @Nullable Named author, @Nullable Integer restored, CardContent content) {}
