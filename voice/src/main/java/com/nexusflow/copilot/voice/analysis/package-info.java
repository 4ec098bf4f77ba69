/** What the rest of the product asks of this module about calls: reading them and reviewing them. */
@NullMarked
package com.nexusflow.copilot.voice.analysis;

import org.jspecify.annotations.NullMarked;
