/** Hears the recordings of calls with the speech models of this machine. */
@NullMarked
package com.nexusflow.copilot.voice.hearing;

import org.jspecify.annotations.NullMarked;
