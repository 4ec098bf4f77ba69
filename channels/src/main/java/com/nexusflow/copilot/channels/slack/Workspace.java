package com.nexusflow.copilot.channels.slack;

import com.nexusflow.copilot.core.connection.Connection;

/**
 * The workspace and the app that a connection is to, kept as "TEAM/APP".
 *
 * @param app empty when it is not known
 */
record Workspace(String team, String app) {

    static Workspace of(Connection connection) {
        String[] parts = connection.workspace().split("/", 2);
        return new Workspace(parts[0], parts.length > 1 ? parts[1] : "");
    }

    /** Whether something that says it comes from there does; while nobody checked the connection nothing does. */
    boolean is(String otherTeam, String otherApp) {
        return !team.isEmpty() && team.equals(otherTeam) && (app.isEmpty() || app.equals(otherApp));
    }

    @Override
    public String toString() {
        return app.isEmpty() ? team : team + "/" + app;
    }
}
