package com.nexusflow.copilot.channels.phone;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this installation needs to know of Twilio.
 *
 * @param api where its REST is reached
 * @param patience how long a caller hears nothing before "one moment"; Twilio itself hangs up after 15 seconds
 * @param giveUpAfter how long a caller is asked for a moment before the answer is offered by text message
 */
@ConfigurationProperties("copilot.phone")
record PhoneSettings(@DefaultValue("https://api.twilio.com") URI api, @DefaultValue("4s") Duration patience, @DefaultValue("40s") Duration giveUpAfter) {

    private static final Duration TWILIO_WAITS = Duration.ofSeconds(12);

    PhoneSettings {
        if (api.getHost() == null) {
            throw new IllegalArgumentException("copilot.phone.api must be an address like https://api.twilio.com, was " + api);
        }
        if (patience.isNegative() || patience.compareTo(TWILIO_WAITS) > 0) {
            throw new IllegalArgumentException("copilot.phone.patience must be from 0 to 12s, because Twilio hangs up after 15s; was " + patience);
        }
    }
}
