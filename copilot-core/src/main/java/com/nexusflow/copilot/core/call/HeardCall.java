package com.nexusflow.copilot.core.call;

import org.jspecify.annotations.Nullable;

/** A call with what was said, without what is personal, and its review, as far as they are there. */
public record HeardCall(Call call, @Nullable Transcript transcript, @Nullable CallReview review) {}
