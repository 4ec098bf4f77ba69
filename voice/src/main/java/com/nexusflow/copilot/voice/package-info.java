/** What was said: audio, transcripts and call reviews. This room is laid out and not furnished yet. */
@NullMarked
package com.nexusflow.copilot.voice;

import org.jspecify.annotations.NullMarked;
