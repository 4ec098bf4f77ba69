/** Documents of the tenant in collections: uploaded, read in the background, kept in versions, and seen by those who may read their collection. */
@NullMarked
package com.nexusflow.copilot.knowledge.document;

import org.jspecify.annotations.NullMarked;
