/** The model that needs no key and no network: it reads a question with a grammar, plans tool calls and words what they found. */
@NullMarked
package com.nexusflow.copilot.agents.offline;

import org.jspecify.annotations.NullMarked;
