/** What a call means: figures, topics, promises, verdicts and advice worked out from a transcript, each with the words it rests on. */
@NullMarked
package com.nexusflow.copilot.voice.review;

import org.jspecify.annotations.NullMarked;
