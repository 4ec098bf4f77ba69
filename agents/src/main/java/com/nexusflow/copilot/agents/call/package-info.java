/** What becomes of the review of a call: what its rep is told, and what it suggests for the deal. */
@org.jspecify.annotations.NullMarked
package com.nexusflow.copilot.agents.call;
