package com.nexusflow.copilot.core.metric;

import java.util.List;

/** A filter names something that the tenant does not have. */
public final class UnknownNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final Dimension dimension;
    private final List<String> names;

    UnknownNameException(Dimension dimension, List<String> names) {
        super("There is no " + dimension.code() + " called " + String.join(", ", names) + "; search for the right name first");
        this.dimension = dimension;
        this.names = List.copyOf(names);
    }

    public Dimension dimension() {
        return dimension;
    }

    public List<String> names() {
        return names;
    }
}
