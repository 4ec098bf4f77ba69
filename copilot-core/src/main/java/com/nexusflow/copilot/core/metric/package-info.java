/** The semantic layer: every business figure of the product is defined, compiled to SQL and computed here. */
@NullMarked
package com.nexusflow.copilot.core.metric;

import org.jspecify.annotations.NullMarked;
