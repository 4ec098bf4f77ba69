/** Which model answers: the offline one, or a remote one with the offline one behind it. */
@NullMarked
package com.nexusflow.copilot.agents.model;

import org.jspecify.annotations.NullMarked;
