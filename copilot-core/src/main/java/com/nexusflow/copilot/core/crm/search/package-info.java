/** Finding records by the names people type and say, in one Lucene index per tenant that follows PostgreSQL. */
@NullMarked
package com.nexusflow.copilot.core.crm.search;

import org.jspecify.annotations.NullMarked;
