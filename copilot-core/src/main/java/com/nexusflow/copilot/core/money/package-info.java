/** Amounts of money in minor units. */
@NullMarked
package com.nexusflow.copilot.core.money;

import org.jspecify.annotations.NullMarked;
