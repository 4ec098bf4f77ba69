/** Proposed changes as people see them, and the replies to what they decide. */
@NullMarked
package com.nexusflow.copilot.agents.change;

import org.jspecify.annotations.NullMarked;
