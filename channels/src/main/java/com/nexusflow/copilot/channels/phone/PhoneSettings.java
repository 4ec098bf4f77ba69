package com.nexusflow.copilot.channels.phone;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this installation needs to know of Twilio.
 *
 * @param api where its REST is reached
 * @param patience how long a caller hears nothing before "one moment"; Twilio itself hangs up after 15 seconds
 * @param giveUpAfter how long a caller is asked for a moment before the answer is offered by text message
 * @param mediaHosts the hosts where the sound of a recording may be fetched when Twilio says that it stands there
 */
@ConfigurationProperties("copilot.phone")
record PhoneSettings(@DefaultValue("https://api.twilio.com") URI api, @DefaultValue("4s") Duration patience, @DefaultValue("40s") Duration giveUpAfter,
        @DefaultValue("media.twiliocdn.com") Set<String> mediaHosts) {

    private static final Duration TWILIO_WAITS = Duration.ofSeconds(12);

    PhoneSettings {
        if (api.getHost() == null) {
            throw new IllegalArgumentException("copilot.phone.api must be an address like https://api.twilio.com, was " + api);
        }
        mediaHosts = mediaHosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).filter(host -> !host.isEmpty()).collect(Collectors.toUnmodifiableSet());
        if (patience.isNegative() || patience.compareTo(TWILIO_WAITS) > 0) {
            throw new IllegalArgumentException("copilot.phone.patience must be from 0 to 12s, because Twilio hangs up after 15s; was " + patience);
        }
    }
}
