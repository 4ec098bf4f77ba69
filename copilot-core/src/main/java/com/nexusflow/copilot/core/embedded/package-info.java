/** PostgreSQL inside the product, for when no database is configured. */
@NullMarked
package com.nexusflow.copilot.core.embedded;

import org.jspecify.annotations.NullMarked;
