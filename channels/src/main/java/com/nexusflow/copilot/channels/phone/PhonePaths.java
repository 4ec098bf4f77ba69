package com.nexusflow.copilot.channels.phone;

import java.util.UUID;

/** Where Twilio reaches a connection. */
final class PhonePaths {

    private PhonePaths() {}

    static String voice(UUID connection) {
        return "/doors/phone/" + connection + "/voice";
    }

    static String status(UUID connection) {
        return "/doors/phone/" + connection + "/status";
    }

    static String messages(UUID connection) {
        return "/doors/phone/" + connection + "/messages";
    }

    static String recordings(UUID connection) {
        return "/doors/phone/" + connection + "/recordings";
    }

    static String messageStatus(UUID connection) {
        return messages(connection) + "/status";
    }
}
