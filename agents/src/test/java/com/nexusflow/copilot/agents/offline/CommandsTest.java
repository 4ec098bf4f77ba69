package com.nexusflow.copilot.agents.offline;


import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words to changes; the fixture's today is Friday, 15 May 2026. Deal T7AB90PX is Initech's only open one. */
class CommandsTest {

    private static OfflineFixture fixture;

    @BeforeAll
    static void open(@TempDir Path folder) {
        fixture = new OfflineFixture(folder);
    }

    @Test
    void print() {
        for (String q : new String[] {"push Initech to 30 June", "set Globex to 45k and negotiation", "log that I spoke to Anna, she wants a security review", "remind me Thursday"}) {
            System.out.println("PLAN " + q + " => " + fixture.plan(q));
        }
    }
}
