/** What was done and by whom: append-only, and chained so that nothing can be changed unseen. */
@NullMarked
package com.nexusflow.copilot.core.audit;

import org.jspecify.annotations.NullMarked;
