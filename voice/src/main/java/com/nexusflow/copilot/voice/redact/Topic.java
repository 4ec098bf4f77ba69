package com.nexusflow.copilot.voice.redact;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What words around a number tell about it, by their name in the lists. */
enum Topic {
    CARD("card"), ACCOUNT("account"), PHONE("phone"), ASKED_PHONE("asked phone"), OTHER("other"), OTHER_NUMBER("other number"), COUNTED("counted"), PLUS("plus"), PHONE_DIGITS("phone digits"), WRITTEN_PHONE("written phone");

    static final Pattern NOTHING = Pattern.compile("(?!)");

    private final String name;

    Topic(String name) {
        this.name = name;
    }

    static Map<Topic, Pattern> patterns(FormList list) {
        Map<Topic, Pattern> patterns = new EnumMap<>(Topic.class);
        for (Topic topic : values()) {
            boolean expression = topic == PHONE_DIGITS || topic == WRITTEN_PHONE;
            patterns.put(topic, expression ? list.expression(topic.name) : list.words(topic.name));
        }
        return patterns;
    }
}
