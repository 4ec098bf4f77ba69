/** What a message wants: sentence vectors made in this process, and the classifier that chooses a skill or says it is out of scope. */
@NullMarked
package com.nexusflow.copilot.agents.intent;

import org.jspecify.annotations.NullMarked;
