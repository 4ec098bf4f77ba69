package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.tool.CallArguments.Which;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The calls that were talked about last: which were meant, and the one call when it was one. */
record HeardBefore(@Nullable Which which, @Nullable UUID call) {}
