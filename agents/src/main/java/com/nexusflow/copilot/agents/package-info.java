/** Who answers: the copilot, which turns a person's words into a reply made of findings. */
@NullMarked
package com.nexusflow.copilot.agents;

import org.jspecify.annotations.NullMarked;
