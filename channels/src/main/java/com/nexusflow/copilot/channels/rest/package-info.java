/** The door for programs: REST under /api/v1. */
@NullMarked
package com.nexusflow.copilot.channels.rest;

import org.jspecify.annotations.NullMarked;
