/** Slack as a door: events, commands, buttons, forms and the Home tab come in, signed or through a socket, and replies go out as Slack's own blocks. */
@NullMarked
package com.nexusflow.copilot.channels.slack;

import org.jspecify.annotations.NullMarked;
