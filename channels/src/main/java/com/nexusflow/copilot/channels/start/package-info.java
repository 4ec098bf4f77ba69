/** From settings to a running copilot: home folder, database, first tenant, first import, and the words that say where it answers. */
@NullMarked
package com.nexusflow.copilot.channels.start;

import org.jspecify.annotations.NullMarked;
