/** Checks that every figure, date and name of an answer stands in a finding. */
@NullMarked
package com.nexusflow.copilot.agents.guard;

import org.jspecify.annotations.NullMarked;
