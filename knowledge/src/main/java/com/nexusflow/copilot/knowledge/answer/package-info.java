/** From a question to the lines that answer it, each with its source; and to nothing where no line does. */
@NullMarked
package com.nexusflow.copilot.knowledge.answer;

import org.jspecify.annotations.NullMarked;
