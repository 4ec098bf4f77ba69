/** From cards, documents, calls, notes, e-mails and activities to their passages, and from these to the index, as they are written and as they go. */
@NullMarked
package com.nexusflow.copilot.knowledge.source;

import org.jspecify.annotations.NullMarked;
