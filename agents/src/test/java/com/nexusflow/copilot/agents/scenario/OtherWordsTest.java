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
import java.time.ZoneId;
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
    private static final double UNDERSTOOD = 0.0;

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
        List<List<String>> missed = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < cases.size(); i++) {
            Set<String> got = proposed(cases.get(i));
            if (!got.equals(cases.get(i).expected())) {
                missed.get(i % 2).add(cases.get(i).words() + " became " + got);
            }
        }
        int all = missed.get(0).size() + missed.get(1).size();
        System.out.printf("of %d: missed %d at odd and %d at even places%n", cases.size(), missed.get(0).size(), missed.get(1).size());
        (Boolean.getBoolean("unseen") ? missed.get(1) : missed.get(0)).forEach(System.out::println);
        assertThat(1 - (double) all / cases.size()).isGreaterThanOrEqualTo(UNDERSTOOD);
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
        var at = log.at().atZone(ZoneId.of("Europe/Berlin"));
        return at.getMinute() == 0 && at.getSecond() == 0 && at.getNano() == 0 && at.getHour() != 12 ? at.toLocalDateTime().toString() : at.toLocalDate().toString();
    }
}
