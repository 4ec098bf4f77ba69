/** Finds the passages that answer a question, among those the asker may read, by their words and by their meaning. */
@NullMarked
package com.nexusflow.copilot.knowledge.index;

import org.jspecify.annotations.NullMarked;
