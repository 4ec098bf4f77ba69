/** Calls: what was said by whom and when, and what a review claims about it, each claim with the words it rests on. */
@NullMarked
package com.nexusflow.copilot.core.call;

import org.jspecify.annotations.NullMarked;
