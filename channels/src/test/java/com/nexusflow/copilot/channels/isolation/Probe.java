package com.nexusflow.copilot.channels.isolation;

import java.util.UUID;

/** A value for one parameter, and a value just like it that means nothing anywhere. Both must get the same answer. */
record Probe(String value, String twin) {

    static final UUID NOBODY = UUID.fromString("01890000-0000-7000-8000-00000000dead");

    static Probe id(Marked record) {
        return new Probe(record.id().toString(), NOBODY.toString());
    }

    /** A text that names a record. */
    static Probe text(String text) {
        return new Probe(text, Words.twin(text));
    }

    Probe within(String before, String after) {
        return new Probe(before + value + after, before + twin + after);
    }

    /** What came back without the value or its twin. */
    String unsaid(String text) {
        return Words.without(Words.of(value), text.replace(value, "«»").replace(twin, "«»"));
    }
}
