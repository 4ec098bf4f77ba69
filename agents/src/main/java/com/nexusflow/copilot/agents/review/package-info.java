/** Lets a language model word a call's review and decide its hard cases; only what the transcript proves is taken. */
@NullMarked
package com.nexusflow.copilot.agents.review;

import org.jspecify.annotations.NullMarked;
