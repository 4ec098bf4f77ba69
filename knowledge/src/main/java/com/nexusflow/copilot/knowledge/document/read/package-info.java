/** From the bytes of a file, whoever made it, to structured text or a reason why there is none; nothing of a file is run, and nothing is fetched for it. */
@NullMarked
package com.nexusflow.copilot.knowledge.document.read;

import org.jspecify.annotations.NullMarked;
