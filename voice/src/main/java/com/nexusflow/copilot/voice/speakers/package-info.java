/** Who speaks on a channel that several people share, guessed from how their voices sound. */
@NullMarked
package com.nexusflow.copilot.voice.speakers;

import org.jspecify.annotations.NullMarked;
