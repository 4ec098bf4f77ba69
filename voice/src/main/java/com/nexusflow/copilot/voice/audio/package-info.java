/** Reading recordings: what a file really is, its samples as 16 kHz mono per channel in bounded memory, and what is wrong with it. */
@NullMarked
package com.nexusflow.copilot.voice.audio;

import org.jspecify.annotations.NullMarked;
