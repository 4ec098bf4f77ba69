/** The demo tenant: an invented software seller in Europe, whose two years of deals are made anew for any day. */
@NullMarked
package com.nexusflow.copilot.core.demo;

import org.jspecify.annotations.NullMarked;
