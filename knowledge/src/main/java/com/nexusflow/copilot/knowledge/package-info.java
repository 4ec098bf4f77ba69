/** What is written: documents, battle cards and passages. This room is laid out and not furnished yet. */
@NullMarked
package com.nexusflow.copilot.knowledge;

import org.jspecify.annotations.NullMarked;
