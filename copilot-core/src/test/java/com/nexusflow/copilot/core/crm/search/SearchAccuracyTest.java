package com.nexusflow.copilot.core.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch.Hit;
import com.nexusflow.copilot.core.crm.RecordSearch.Mention;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred names, each misspelled once by a seeded random, among ten times as many. */
class SearchAccuracyTest {

    private static final double GOAL = 0.95;
    private static final int NAMES = 2000;
    private static final int ASKED = 200;
    private static final String[] SYLLABLES = ("ba lor vin ta kel mo rin sa dex fu gar hol jin ker lu mar nex os pol qui rad sol ten"
            + " ul ver wen xan yor zim bri cho dra fle gro kna pre sche tri wha eck").split(" ");

    @TempDir
    static Path folder;

    private static final Random RANDOM = new Random(20260515);
    private static final TestCrm CRM = new TestCrm(TestDatabase.newTenant());
    private static List<String> names;
    private static LuceneRecordSearch search;

    @BeforeAll
    static void fill() {
        Set<String> made = new LinkedHashSet<>();
        while (made.size() < NAMES) {
            made.add(word(2) + " " + word(2 + RANDOM.nextInt(2)) + (made.size() % 4 == 0 ? " GmbH" : ""));
        }
        names = new ArrayList<>(made);
        CRM.tenant().run(() -> TestDatabase.database().write(jdbc -> jdbc.sql(
                        "insert into account (tenant_id, id, name) select :tenant, gen_random_uuid(), unnest(cast(:names as text[]))")
                .params(Map.of("tenant", CRM.tenant().tenantId(), "names", names.toArray(String[]::new)))
                .update()));
        search = new LuceneRecordSearch(TestDatabase.database(), folder, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        search.close();
    }

    @Test
    void aMisspelledNameFindsItsRecordFirst() {
        assertShare("search", name -> first(misspelled(name)).equals(name));
    }

    @Test
    void aMisspelledNameInAQuestionIsMentioned() {
        assertShare("mentions", name -> {
            String question = "how much revenue did " + misspelled(name) + " bring in Q3 2017?";
            List<Mention> mentions = CRM.tenant().call(() -> search.mentions(question));
            return mentions.size() == 1 && mentions.getFirst().hits().getFirst().name().equals(name);
        });
    }

    @Test
    void aNameThatNobodyHasIsNotTrusted() {
        List<String> strangers = Stream.generate(() -> word(2) + " " + word(3)).limit(ASKED).filter(name -> !names.contains(name)).toList();
        long trusted = strangers.stream().filter(name -> hits(name).stream().anyMatch(hit -> hit.score() >= 0.85)).count();
        assertThat(trusted).isLessThanOrEqualTo(strangers.size() / 20);
    }

    private static void assertShare(String what, Predicate<String> right) {
        List<String> wrong = names.stream().limit(ASKED).filter(right.negate()).toList();
        assertThat(1 - wrong.size() / (double) ASKED).as("share found by %s; not found: %s", what, wrong).isGreaterThanOrEqualTo(GOAL);
    }

    private static String first(String said) {
        List<Hit> hits = hits(said);
        return hits.isEmpty() ? "" : hits.getFirst().name();
    }

    private static List<Hit> hits(String said) {
        return CRM.tenant().call(() -> search.search(said, Set.of(RecordKind.ACCOUNT), 3));
    }

    private static String misspelled(String name) {
        int at = RANDOM.nextInt(name.indexOf(" GmbH") > 0 ? name.length() - 6 : name.length() - 1);
        String before = name.substring(0, at);
        char letter = name.charAt(at);
        String after = name.substring(at + 1);
        return switch (RANDOM.nextInt(6)) {
            case 0 -> before + after;
            case 1 -> before + letter + letter + after;
            case 2 -> before + (char) ('a' + RANDOM.nextInt(26)) + after;
            case 3 -> before + after.charAt(0) + letter + after.substring(1);
            case 4 -> name.toLowerCase().replace(' ', '-');
            default -> before + letter + (char) ('a' + RANDOM.nextInt(26)) + after;
        };
    }

    private static String word(int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(SYLLABLES[RANDOM.nextInt(SYLLABLES.length)]);
        }
        word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
        return word.toString();
    }
}
