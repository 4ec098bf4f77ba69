package com.nexusflow.copilot.core.demo;

import java.util.List;

/** A product of the demo with its list price in whole euros. */
record DemoProduct(String name, String series, int price) {

    static final List<DemoProduct> ALL = List.of(
            new DemoProduct("Flow Start", "Flow", 6_000),
            new DemoProduct("Flow Team", "Flow", 18_000),
            new DemoProduct("Flow Enterprise", "Flow", 64_000),
            new DemoProduct("Insight Basic", "Insight", 9_000),
            new DemoProduct("Insight Pro", "Insight", 28_000),
            new DemoProduct("Insight Predict", "Insight", 52_000),
            new DemoProduct("Guard Essentials", "Guard", 12_000),
            new DemoProduct("Guard Complete", "Guard", 39_000));
}
