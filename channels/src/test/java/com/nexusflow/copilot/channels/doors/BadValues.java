package com.nexusflow.copilot.channels.doors;

import com.nexusflow.copilot.channels.doors.Parameter.Meaning;
import java.util.List;
import java.util.stream.Stream;

/** What people, scanners and broken programs send where something else belongs. */
final class BadValues {

    /** Markup that must never come back as markup. */
    static final String MARKUP = "\"'><img src=x onerror=alert(1)>";

    private static final List<String> TEXTS = List.of(
            "", "   ", "\n\t", "a\0b", "\u0001\u0002\u001b[31m", "\u200b\u200d\ufeff", "🙂🙂🙂", "كم ربحنا هذا الربع؟", "\u202egnp.exe", "'; drop table opportunity; --", "\" or 1=1 --", MARKUP,
            "${7*7} #{7*7} *{7*7} __${T(java.lang.Runtime)}__::x", "{{7*7}}", "../../../../etc/passwd", "%", "_", "\\", "\\\\", "%s%n%x", "x".repeat(5_000), "é".repeat(201), "Z̑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L", "null", "undefined", "NaN",
            "raw:%ff%fe%00", "raw:%ed%a0%80", "raw:%c0%af", "raw:%f0%9f");
    private static final List<String> IDS = List.of("abc", "1", "1-1-1-1-1", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "01890000-0000-7000-8000-00000000000g", "{id}", "../accounts", "a,b", "x".repeat(500));
    private static final List<String> NUMBERS = List.of("", "-1", "0", "1.5", "1e3", "abc", "2147483647", "2147483648", "-2147483648", "99999999999999999999", "0x10", "٣", "NaN", "1,2");
    private static final List<String> DATES = List.of("", "yesterday", "2026-02-30", "2026-13-01", "0000-00-00", "01.02.2026", "2026-1-1", "9999-12-31", "+999999999-12-31", "-999999999-01-01", "-4713-01-01", "2026-01-01T00:00:00Z", "2026-01-01'");
    private static final List<String> RANGES = List.of(
            "", "amount", "amount:", ":1..2", "amount:1", "amount:..", "amount:a..b", "amount:2..1", "amount:-1..", "amount:NaN..", "amount:1e3..", "amount:1e999999999..", "amount:1e-999999999..", "amount:1E+2147483647..",
            "amount:9999999999999999999999999999999999999999..", "luck:1..2", "deals:1e999999999..", "deals:..1e-2147483647", "age_days:1..99999999999999999999", "amount:1..2..3", "cycle_days:-99999999999..");

    /** None of them may ever become somebody's password: the tests go on with the one they know. */
    private static final List<String> PASSWORDS = List.of("", "   ", "short", "\n\t", "          ", "a\0bcdefghijkl", "\u0001\u0002\u001b[31mabcdefgh", "🙂🙂🙂", "x".repeat(73), "é".repeat(201), "x".repeat(5_000));

    private BadValues() {}

    static Stream<String> of(Meaning meaning) {
        return switch (meaning) {
            case ID -> Stream.concat(IDS.stream(), TEXTS.stream().filter(text -> !text.isEmpty()));
            case NUMBER, VERSION -> Stream.concat(NUMBERS.stream(), few());
            case DATE, MOMENT, MOMENT_THERE -> Stream.concat(DATES.stream(), few());
            case BOUND, HAVING -> Stream.concat(RANGES.stream(), few());
            case FILTER -> Stream.concat(TEXTS.stream(), TEXTS.stream().flatMap(text -> Stream.of("account", "deal", "sector", "team", "stage_type", "week")
                    .map(dimension -> text.startsWith(Operation.RAW) ? Operation.RAW + dimension + ":" + text.substring(Operation.RAW.length()) : dimension + ":" + text)));
            case COMPARE -> Stream.of("..", "x", "2026-02-30..", "2026-01-01..2025-01-01", "previous_period", "..+999999999-01-01", "a..b..c", MARKUP);
            case PASSWORD -> PASSWORDS.stream();
            case NAME, NEW_NAME, ENTRIES, REMARK, READERS, SCORECARD, ELEMENT, MOMENT_OF_CALL, TRANSCRIPT, POSITION, TIME, TELEPHONE, DOOR, LOG_IN, TENANT_NAME, CURRENCY, LANGUAGE, TIME_ZONE, QUESTION, RECORD_KIND, METRIC, DIMENSION, ORDER, CHOICE, FLAG -> TEXTS.stream();
            case MAPPING, FILES -> Stream.empty();
        };
    }

    /** Bodies that are no JSON object, or not the one that is asked for. */
    static Stream<String> jsonBodies() {
        return Stream.of(
                "", " ", "null", "[]", "1", "true", "\"x\"", "{", "}", "{}{}", "{\"a\":}", "{a: 1}", "{'text': 'x'}", "\ufeff{}", "{\"unheard\": 1}", "<x/>", "a=b", "\u0000",
                "[".repeat(20_000), "{\"text\":".repeat(5_000), "{\"text\": " + "[".repeat(2_000) + "]".repeat(2_000) + "}", "{\"text\": 1e999999999}", "{\"text\": {}}", "{\"text\": [\"a\"]}",
                "{\"text\": \"\\ud800\", \"text\": \"\\u0000\"}", "{\"text\": \"\\uD83D\"}", "{\"text\": \"x\", \"conversationId\": {}}", "{\"label\": {}}", "{\"label\": [1]}", "{\"label\": \"" + "x".repeat(101) + "\"}",
                "{\"text\": \"" + "x".repeat(300_000) + "\"}");
    }

    private static Stream<String> few() {
        return TEXTS.stream().filter(text -> text.length() > 8);
    }
}
