/** Words of spoken language: telling them apart, bringing inflections together, finding phrases of meaning among them. */
@NullMarked
package com.nexusflow.copilot.voice.words;

import org.jspecify.annotations.NullMarked;
