package com.nexusflow.copilot.core.call;

import org.jspecify.annotations.Nullable;

/** The two numbers of a call, as far as they are known. */
public record CallNumbers(@Nullable TelephoneNumber rep, @Nullable TelephoneNumber customer) {

    public static final CallNumbers UNKNOWN = new CallNumbers(null, null);
}
