/** The door for people with a browser: the web console. */
@NullMarked
package com.nexusflow.copilot.channels.web;

import org.jspecify.annotations.NullMarked;
