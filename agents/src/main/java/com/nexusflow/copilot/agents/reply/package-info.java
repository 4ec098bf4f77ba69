/** What goes into the copilot and what comes out, in no door's format. */
@NullMarked
package com.nexusflow.copilot.agents.reply;

import org.jspecify.annotations.NullMarked;
