package com.nexusflow.copilot.channels.isolation;

import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Aquila and Boreas in one running application, and four persons who look at what is not theirs. */
final class TwoTenants {

    private static final TwoTenants FOUNDED = new TwoTenants();

    private final MarkedTenant aquila = MarkedTenant.found("Aquila", 4_100_003, true);
    private final MarkedTenant boreas = MarkedTenant.found("Boreas", 7_300_009, false);
    private final List<Viewer> viewers = new ArrayList<>();

    private TwoTenants() {
        RunningCopilot.indexKnowledge(aquila.scope());
        RunningCopilot.indexKnowledge(boreas.scope());
        List<Marked> everything = Stream.concat(aquila.records().stream(), boreas.records().stream()).toList();
        viewers.add(new Viewer("the administrator", aquila.person("admin"), everything));
        viewers.add(new Viewer("the northern manager", aquila.person("manager north"), everything));
        viewers.add(new Viewer("a northern rep", aquila.person("rep north"), everything));
        viewers.add(new Viewer("a rep whose team does not share", boreas.person("rep north"), everything));
    }

    static TwoTenants founded() {
        return FOUNDED;
    }

    MarkedTenant aquila() {
        return aquila;
    }

    MarkedTenant boreas() {
        return boreas;
    }

    List<Viewer> viewers() {
        return viewers;
    }

    /** The tenant that the viewer does not belong to. */
    MarkedTenant other(Viewer viewer) {
        return viewer.member().scope().tenantId().equals(aquila.scope().tenantId()) ? boreas : aquila;
    }
}
