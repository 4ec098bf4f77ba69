/** Taking personal data out of what was said: card numbers, IBANs, e-mail addresses and phone numbers, written or spoken. */
@NullMarked
package com.nexusflow.copilot.voice.redact;

import org.jspecify.annotations.NullMarked;
