package com.nexusflow.copilot.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.agents.CopilotKit;
import com.nexusflow.copilot.agents.SalesFloor;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.DealField;
import com.nexusflow.copilot.core.change.ProposedChange.Line;
import com.nexusflow.copilot.core.money.Money;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many of the changes that were worded by somebody who had not looked at the lexicon become the right proposal. */
class OtherWordsTest {

    private static final Path WORDS = Path.of(System.getProperty("words", "src/test/resources/changes/other-words.txt"));
    private static final double UNDERSTOOD = 0.93;

    private static SalesFloor floor;
    private static CopilotKit kit;
    private static Copilot copilot;

    private record Case(String speaker, String words, Set<String> expected) {

        static Case of(String line) {
            List<String> parts = Stream.of(line.split("\\|")).map(String::strip).toList();
            String speaker = parts.size() == 3 ? parts.getFirst() : "Petra Lang";
            Set<String> expected = Stream.of(parts.getLast().split(";")).map(String::strip).filter(e -> !e.equals("none")).flatMap(Case::lines)
                    .collect(Collectors.toCollection(TreeSet::new));
            return new Case(speaker, parts.get(parts.size() - 2), expected);
        }

        /** "A,B owner=C" are two. */
        private static Stream<String> lines(String expected) {
            int field = expected.substring(0, expected.indexOf('=')).lastIndexOf(' ') + 1;
            return Stream.of(expected.substring(0, field).strip().split(",")).map(record -> (record.strip() + " " + expected.substring(field)).strip());
        }
    }

    @BeforeAll
    static void open() {
        floor = SalesFloor.open();
        kit = new CopilotKit();
        copilot = kit.copilot();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @Test
    void mostOfWhatWasWordedBlindBecomesTheRightProposal() throws IOException {
        List<Case> cases = Files.readAllLines(WORDS).stream().filter(line -> !line.startsWith("#") && !line.isBlank()).map(Case::of).toList();
        List<String> missed = new ArrayList<>();
        for (Case one : cases) {
            Set<String> got = proposed(one);
            if (!got.equals(one.expected())) {
                missed.add(one.words() + " became " + got);
            }
        }
        assertThat(1 - (double) missed.size() / cases.size()).as("missed %s", missed).isGreaterThanOrEqualTo(UNDERSTOOD);
    }

    private static Set<String> proposed(Case one) {
        TenantScope speaker = floor.scope(one.speaker());
        Reply reply = copilot.answer(new Turn(speaker, null, one.words(), Turn.Surface.CHAT), progress -> {});
        return reply.blocks().stream()
                .filter(Block.ProposalCard.class::isInstance)
                .map(block -> ((Block.ProposalCard) block).id())
                .flatMap(id -> speaker.call(() -> kit.proposals().find(id).orElseThrow().lines()).stream())
                .filter(line -> !isCloseDateOfAnEnd(line))
                .map(OtherWordsTest::told)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The visible second line of a deal that is won or lost. */
    private static boolean isCloseDateOfAnEnd(Line line) {
        return line.change() instanceof Change.SetField set && set.field() == DealField.CLOSE_DATE && "2026-05-15".equals(set.value());
    }

    private static String told(Line line) {
        String value = switch (line.change()) {
            case Change.SetField set when set.field() == DealField.AMOUNT ->
                new Money(Long.parseLong(set.value()), Currency.getInstance("EUR")).major().stripTrailingZeros().toPlainString();
            case Change.LogActivity log -> log.kind() + "@" + at(log);
            case Change.CreateTask task -> String.valueOf(task.due());
            case Change.RemoveCompetitor removed -> "";
            default -> line.after() == null ? "" : line.after().text();
        };
        return (line.recordName() + " " + line.field() + "=" + value).strip();
    }

    private static String at(Change.LogActivity log) {
        LocalDateTime at = log.at().atZone(ZoneId.of("Europe/Berlin")).toLocalDateTime();
        boolean timed = at.equals(at.truncatedTo(ChronoUnit.MINUTES)) && at.getHour() != 12; // a day alone is logged at noon, a log of now to the second
        return timed ? at.toString() : at.toLocalDate().toString();
    }
}
