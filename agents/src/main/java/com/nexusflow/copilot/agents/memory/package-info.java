/** What a person and the copilot said to each other, kept across restarts. */
@NullMarked
package com.nexusflow.copilot.agents.memory;

import org.jspecify.annotations.NullMarked;
