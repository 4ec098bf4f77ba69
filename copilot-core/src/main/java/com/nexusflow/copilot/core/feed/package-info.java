/** What people say about a record, what happens with it, and who hears of that. */
@NullMarked
package com.nexusflow.copilot.core.feed;

import org.jspecify.annotations.NullMarked;
