package com.nexusflow.copilot.core.call;

import java.util.List;

/** Something that a person should know about a recording: a key of the bundle for audio, and the values it is told with. */
public record Remark(String code, List<Object> values) {

    public Remark {
        values = List.copyOf(values);
    }
}
