/** The doors of the copilot, and the application that is started. */
@NullMarked
package com.nexusflow.copilot.channels;

import org.jspecify.annotations.NullMarked;
