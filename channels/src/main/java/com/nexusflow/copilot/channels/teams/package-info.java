/** Microsoft Teams as a door: signed activities come in, messages and Adaptive Cards go out through the Bot Connector. */
@NullMarked
package com.nexusflow.copilot.channels.teams;

import org.jspecify.annotations.NullMarked;
