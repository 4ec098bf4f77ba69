/** Each message from outside has its effect once, each message to the outside is sent, in the order of its conversation and on whichever node. */
@NullMarked
package com.nexusflow.copilot.core.inbox;

import org.jspecify.annotations.NullMarked;
