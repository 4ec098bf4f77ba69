package com.nexusflow.copilot.channels.isolation;

import com.nexusflow.copilot.core.metric.Metric;
import java.util.List;
import java.util.stream.Stream;

/** What people ask about everything they may see. */
final class Questions {

    static final List<String> GENERAL = List.of(
            "Won revenue by rep", "Open pipeline by team", "Open pipeline by account", "List all open deals", "Top 20 deals", "Quota attainment by rep this quarter",
            "Which deals were lost?", "How many activities by rep?", "Leads by source", "Who is the best rep?", "Pipeline by product", "Deals by competitor", "Overdue deals",
            "Deals closing this month", "Team overview", "List all accounts", "List all leads", "Deals that slipped", "Average deal size by stage", "What can you do?");

    private Questions() {}

    static List<String> metrics() {
        return Stream.of(Metric.values()).map(Metric::code).toList();
    }
}
