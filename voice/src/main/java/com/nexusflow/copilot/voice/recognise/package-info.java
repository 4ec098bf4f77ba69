/** From sound to words: pieces cut at silence, recognisers in processes of their own, and the transcript made of what they heard. */
@NullMarked
package com.nexusflow.copilot.voice.recognise;

import org.jspecify.annotations.NullMarked;
