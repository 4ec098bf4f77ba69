package com.nexusflow.copilot.core.crm;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;

/** A record that people talk about and follow. */
public record Topic(Kind kind, UUID id) {

    /** The kinds of such records; each has a column in every table that refers to topics. */
    public enum Kind {
        OPPORTUNITY,
        ACCOUNT,
        LEAD,
        CALL,
        CARD;

        /** The kind with that code; an {@link IllegalArgumentException} when people do not talk about such records. */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The table that holds such records with their owners. */
        public String table() {
            return switch (this) {
                case CALL -> "sales_call";
                case CARD -> "battle_card";
                case OPPORTUNITY, ACCOUNT, LEAD -> code();
            };
        }

        /** The column of other tables that holds the id of such a record. */
        public String column() {
            return code() + "_id";
        }
    }

    public static Topic opportunity(UUID id) {
        return new Topic(Kind.OPPORTUNITY, id);
    }

    public static Topic account(UUID id) {
        return new Topic(Kind.ACCOUNT, id);
    }

    public static Topic lead(UUID id) {
        return new Topic(Kind.LEAD, id);
    }

    public static Topic call(UUID id) {
        return new Topic(Kind.CALL, id);
    }

    public static Topic card(UUID id) {
        return new Topic(Kind.CARD, id);
    }
}
