/** What is written: documents, battle cards and passages. */
@NullMarked
package com.nexusflow.copilot.knowledge;

import org.jspecify.annotations.NullMarked;
