/** The passage index on a Qdrant server. */
@NullMarked
package com.nexusflow.copilot.knowledge.qdrant;

import org.jspecify.annotations.NullMarked;
