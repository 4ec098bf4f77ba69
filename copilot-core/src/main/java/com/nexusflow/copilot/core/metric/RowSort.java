package com.nexusflow.copilot.core.metric;

/** In which order the deals behind a figure are listed. Other records stand by date or name. */
public enum RowSort {
    OLDEST_FIRST("1 nulls last, "),
    NEWEST_FIRST("1 desc nulls last, "),
    LARGEST_FIRST("{value} desc nulls last, 1, "),
    SMALLEST_FIRST("{value} nulls last, 1, ");

    private final String order;

    RowSort(String order) {
        this.order = order;
    }

    String order() {
        return order;
    }
}
