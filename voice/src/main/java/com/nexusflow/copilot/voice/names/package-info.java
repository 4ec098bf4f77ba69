/** Names that a tenant knows, put right where a recogniser that never heard of them wrote what they sound like. */
@NullMarked
package com.nexusflow.copilot.voice.names;

import org.jspecify.annotations.NullMarked;
