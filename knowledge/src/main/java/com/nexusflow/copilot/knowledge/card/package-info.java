/** Battle cards: what a sales floor knows of a competitor, kept so that nobody's words are lost, with what its own deals and calls tell. */
@NullMarked
package com.nexusflow.copilot.knowledge.card;

import org.jspecify.annotations.NullMarked;
