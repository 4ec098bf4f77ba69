package com.nexusflow.copilot.channels.door;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the doors need to know of this installation.
 *
 * @param publicUrl where platforms and people reach it from outside, without a slash at the end; empty while nobody does
 * @param development whether this is a developer's machine, where an emulator may stand in for a platform
 */
@ConfigurationProperties("copilot.doors")
public record DoorSettings(@DefaultValue("") String publicUrl, boolean development) {

    public DoorSettings {
        publicUrl = publicUrl.strip().replaceAll("/+$", "");
        if (!publicUrl.isEmpty() && !isAddress(publicUrl)) {
            throw new IllegalArgumentException("copilot.doors.public-url must be an address like https://copilot.example.com, was " + publicUrl);
        }
    }

    public boolean isReachable() {
        return !publicUrl.isEmpty();
    }

    /** The address of a path of ours as it is seen from outside. */
    public String address(String path) {
        return publicUrl + path;
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null && uri.getQuery() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
