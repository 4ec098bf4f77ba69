package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.core.call.CallFigures;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.SaidInCalls;

/** Where the tools about calls look. */
public record CallSources(Calls calls, SaidInCalls said, CallFigures figures) {}
