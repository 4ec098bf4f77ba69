/** What can be quoted: passages of cards, documents, calls, notes, e-mails and activities. */
@NullMarked
package com.nexusflow.copilot.knowledge.passage;

import org.jspecify.annotations.NullMarked;
