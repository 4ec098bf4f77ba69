package com.nexusflow.copilot.channels.teams;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message on its way to Teams.
 *
 * @param conversation where it goes; empty when it goes to the personal chat with an account
 * @param account whose personal chat it goes to, when no conversation is named
 * @param tenant the Microsoft tenant where the account was met, or empty
 * @param replyTo Teams' id of the message it answers, or empty
 * @param instead the key of a message of ours whose place it takes if that was sent, or empty
 * @param changes Teams' id of the message that it changes, or empty
 */
record Parcel(String conversation, String account, String tenant, String replyTo, String instead, String changes, JsonNode activity) {

    static final String KIND = "message";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Parcel to(String conversation, JsonNode activity) {
        return new Parcel(conversation, "", "", "", "", "", activity);
    }

    static Parcel toAccount(String account, String tenant, JsonNode activity) {
        return new Parcel("", account, tenant, "", "", "", activity);
    }

    Parcel inReplyTo(String message) {
        return new Parcel(conversation, account, tenant, message, instead, changes, activity);
    }

    Parcel insteadOf(String key) {
        return new Parcel(conversation, account, tenant, replyTo, key, changes, activity);
    }

    Parcel changing(String message) {
        return new Parcel(conversation, account, tenant, replyTo, instead, message, activity);
    }

    /** Messages to one place go one after the other. */
    String lane() {
        return conversation.isEmpty() ? "account:" + account : conversation;
    }

    String json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("conversation", conversation).put("account", account).put("tenant", tenant).put("replyTo", replyTo).put("instead", instead).put("changes", changes);
        json.set("activity", activity);
        return JSON.writeValueAsString(json);
    }

    static Parcel parse(String text) {
        JsonNode json = JSON.readTree(text);
        return new Parcel(
                Activity.text(json, "conversation"), Activity.text(json, "account"), Activity.text(json, "tenant"), Activity.text(json, "replyTo"),
                Activity.text(json, "instead"), Activity.text(json, "changes"), json.path("activity"));
    }
}
