/** How a tenant is connected to the platforms its people work on, with the secrets sealed. */
@NullMarked
package com.nexusflow.copilot.core.connection;

import org.jspecify.annotations.NullMarked;
