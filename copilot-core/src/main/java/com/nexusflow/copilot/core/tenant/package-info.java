/** Tenants, and the scope that binds one tenant and one person's rights to the running work and its database transactions. */
@NullMarked
package com.nexusflow.copilot.core.tenant;

import org.jspecify.annotations.NullMarked;
