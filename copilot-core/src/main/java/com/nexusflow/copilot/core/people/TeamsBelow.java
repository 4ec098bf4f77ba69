package com.nexusflow.copilot.core.people;

/** What is meant by a team wherever records or figures are limited to one: the team itself and all teams below it. */
public final class TeamsBelow {

    private TeamsBelow() {}

    /** A subquery that gives the ids of the teams t that meet the condition, and of all below them. */
    public static String of(String condition) {
        return """
                with recursive below as (
                    select t.id from team t where %s
                    union
                    select t.id from team t join below b on t.parent_id = b.id)
                select id from below""".formatted(condition);
    }
}
