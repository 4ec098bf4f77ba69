/** Who comes in: sign-in by password and token, the binding of a person's rights to a request, and the limits on requests. */
@NullMarked
package com.nexusflow.copilot.channels.access;

import org.jspecify.annotations.NullMarked;
