package com.nexusflow.copilot.core.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Lets no test wait for the disk at every commit: a test's rows need not outlive the machine, only the processes. Benchmarks wait. */
public final class QuickCommits {

    private QuickCommits() {}

    /** From each role's next connection on. */
    public static void allow(DataSource superuser) {
        if (Boolean.getBoolean("copilot.test.durable")) {
            return;
        }
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : List.of("copilot_owner", "copilot_app")) {
                statement.execute("alter role " + role + " set synchronous_commit = off");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The roles of the test database cannot be changed", e);
        }
    }
}
