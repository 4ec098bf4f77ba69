/** The telephone and text messages as doors, on Twilio: calls that are asked and answered aloud, SMS and WhatsApp. */
@NullMarked
package com.nexusflow.copilot.channels.phone;

import org.jspecify.annotations.NullMarked;
