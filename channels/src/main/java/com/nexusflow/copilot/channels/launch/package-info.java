/** The first class the jar runs, made for an older Java, so that it can find a newer one. */
@NullMarked
package com.nexusflow.copilot.channels.launch;

import org.jspecify.annotations.NullMarked;
