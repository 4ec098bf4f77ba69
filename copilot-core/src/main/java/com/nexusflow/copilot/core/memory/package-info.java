/** What nodes remember for a while and share: limits, short-lived values and holds. Nothing lies here alone; PostgreSQL is the truth. */
@NullMarked
package com.nexusflow.copilot.core.memory;

import org.jspecify.annotations.NullMarked;
