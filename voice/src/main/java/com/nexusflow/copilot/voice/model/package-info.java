/** Speech models: fetched when they are first needed, checked by their digests, and kept in one folder. */
@NullMarked
package com.nexusflow.copilot.voice.model;

import org.jspecify.annotations.NullMarked;
