/** Changing records: proposed line by line, approved by a person, applied once, taken back when wished. */
@NullMarked
package com.nexusflow.copilot.core.change;

import org.jspecify.annotations.NullMarked;
