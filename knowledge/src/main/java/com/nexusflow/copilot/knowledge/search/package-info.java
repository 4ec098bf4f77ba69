/** Finding passages as a person may read them: by the index, and by their words alone while it is away. */
@NullMarked
package com.nexusflow.copilot.knowledge.search;

import org.jspecify.annotations.NullMarked;
