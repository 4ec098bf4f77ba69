/** Where recordings are kept: sealed, in a folder or in an S3-compatible store. */
@NullMarked
package com.nexusflow.copilot.voice.store;

import org.jspecify.annotations.NullMarked;
