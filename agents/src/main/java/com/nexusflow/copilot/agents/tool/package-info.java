/** The tools a model may call. Each runs with the asking person's rights and returns a finding. */
@NullMarked
package com.nexusflow.copilot.agents.tool;

import org.jspecify.annotations.NullMarked;
