package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.people.TeamsBelow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which deals are wanted; null leaves a condition out.
 *
 * @param team the team of the deal's owner, or one above it
 * @param text a part of the deal's or the account's name, in any case
 * @param closesFrom the first close date wanted
 * @param closesTo the last close date wanted
 */
public record OpportunityFilter(
        @Nullable UUID owner,
        @Nullable UUID team,
        @Nullable UUID account,
        @Nullable UUID product,
        @Nullable UUID stage,
        @Nullable String text,
        @Nullable LocalDate closesFrom,
        @Nullable LocalDate closesTo) {

    private static final int LAST_YEAR = 9999;
    public static final OpportunityFilter NONE = new OpportunityFilter(null, null, null, null, null, null, null, null);

    public OpportunityFilter {
        text = text == null || text.isBlank() ? null : text.strip();
        check(closesFrom);
        check(closesTo);
        if (closesFrom != null && closesTo != null && closesTo.isBefore(closesFrom)) {
            throw new IllegalArgumentException("closesTo " + closesTo + " lies before closesFrom " + closesFrom + "; swap them");
        }
    }

    private static void check(@Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1 || day.getYear() > LAST_YEAR)) {
            throw new IllegalArgumentException("The years of a close date must lie from 1 to " + LAST_YEAR + ", was " + day);
        }
    }

    public static OpportunityFilter ofAccount(UUID account) {
        return new OpportunityFilter(null, null, account, null, null, null, null, null);
    }

    /** The conditions on opportunity o, account a and person owner, each beginning with "and". */
    String conditions() {
        List<String> conditions = new ArrayList<>();
        add(conditions, owner, "o.owner_id = :owner");
        add(conditions, team, "owner.team_id in (" + TeamsBelow.of("t.id = :team") + ")");
        add(conditions, account, "o.account_id = :account");
        add(conditions, product, "o.id in (select l.opportunity_id from line_item l where l.product_id = :product)");
        add(conditions, stage, "o.stage_id = :stage");
        add(conditions, text, "(position(lower(:text) in lower(o.name)) > 0 or position(lower(:text) in lower(a.name)) > 0)");
        add(conditions, closesFrom, "o.close_date >= :closesFrom");
        add(conditions, closesTo, "o.close_date <= :closesTo");
        return String.join("", conditions);
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        put(parameters, "owner", owner);
        put(parameters, "team", team);
        put(parameters, "account", account);
        put(parameters, "product", product);
        put(parameters, "stage", stage);
        put(parameters, "text", text);
        put(parameters, "closesFrom", closesFrom);
        put(parameters, "closesTo", closesTo);
        return parameters;
    }

    private static void add(List<String> conditions, @Nullable Object value, String condition) {
        if (value != null) {
            conditions.add(" and " + condition);
        }
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
