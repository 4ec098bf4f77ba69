/** What tools find: typed facts with their source and as-of time, and how they become the blocks of a reply. */
@NullMarked
package com.nexusflow.copilot.agents.finding;

import org.jspecify.annotations.NullMarked;
