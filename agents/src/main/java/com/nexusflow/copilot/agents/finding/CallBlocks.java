package com.nexusflow.copilot.agents.finding;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.Cell;
import com.nexusflow.copilot.agents.reply.Block.Column;
import com.nexusflow.copilot.agents.reply.CallRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The blocks of answers about calls: quotes, lists of calls and tables of talk. */
final class CallBlocks {

    private static final int QUOTES = 10;
    private static final List<String> FIGURES = List.of("calls", "talk_time", "talk_ratio", "longest_monologue", "questions");

    private final Phrases say;
    private final CallPhrases phrases;

    CallBlocks(Phrases say) {
        this.say = say;
        this.phrases = new CallPhrases(say);
    }

    List<Block> sayings(Finding.Sayings found) {
        Saying other = found.other();
        List<Saying> all = found.sayings().isEmpty() && other != null ? List.of(other) : found.sayings();
        return quotes(title(found), all, found.topic());
    }

    /** Where calls are left out, of how many the quotes are. */
    private String title(Finding.Sayings found) {
        String about = say.sentence(phrases.about(found));
        long quoted = found.sayings().stream().limit(QUOTES).map(one -> one.call().id()).distinct().count();
        return quoted >= found.callsWith() ? about : say.replies().get("calls.quoted.newest", about, say.count(quoted), say.count(found.callsWith()));
    }

    List<Block> report(Finding.CallReport report) {
        List<Saying> spoken = report.points().stream().filter(point -> !point.text().isEmpty()).toList();
        List<Block> blocks = new ArrayList<>();
        if (report.points().size() > spoken.size()) {
            blocks.add(new Block.Facts(say.replies().get("calls.part." + report.part()), report.points().stream()
                    .map(point -> new Block.Fact(say.replies().get("calls.element." + point.kind()), say.replies().get("calls.status." + point.status())))
                    .toList()));
        }
        blocks.addAll(quotes(say.sentence(say.replies().get("calls.part." + report.part())), spoken, report.part()));
        return blocks;
    }

    private List<Block> quotes(String title, List<Saying> sayings, String part) {
        if (sayings.isEmpty()) {
            return List.of();
        }
        List<Block.Quote> quotes = sayings.stream().limit(QUOTES).map(one -> quote(one, part)).toList();
        return List.of(new Block.Quotes(title, quotes, sayings.size() - quotes.size()));
    }

    private Block.Quote quote(Saying one, String part) {
        CallRef place = new CallRef(one.call().id(), one.utterance());
        String words = one.isToldByClaim() ? "" : one.text();
        return new Block.Quote(place, say.sentence(phrases.name(one.call())), phrases.label(one, part), phrases.speaker(one), one.at(), one.claim(), words);
    }

    List<Block> list(Finding.CallList list) {
        if (list.calls().isEmpty()) {
            return List.of();
        }
        List<Column> columns = List.of(column("at"), column("with"), column("rep"), column(list.worth() ? "why" : "state"));
        List<List<Cell>> rows = list.calls().stream().map(call -> row(call, list.worth())).toList();
        return List.of(new Block.Table(say.replies().get("table.calls"), columns, rows, list.worth() ? 0 : list.total() - rows.size()));
    }

    private List<Cell> row(CallLine call, boolean worth) {
        return List.of(
                new Cell(phrases.day(call) + ", " + call.time(), null, new CallRef(call.id(), null)),
                Cell.of(call.with().isEmpty() ? "–" : call.with()),
                Cell.of(Objects.requireNonNullElse(call.rep(), "–")),
                Cell.of(worth ? phrases.reasons(call) : say.replies().get("calls.state." + call.state())));
    }

    List<Block> talk(Finding.Talk talk) {
        if (talk.reps().isEmpty()) {
            return List.of();
        }
        List<String> figures = new ArrayList<>(FIGURES);
        if (!figures.contains(talk.figure())) {
            figures.add(talk.figure());
        }
        List<Column> columns = new ArrayList<>(List.of(column("rep")));
        figures.forEach(figure -> columns.add(new Column(say.sentence(phrases.figure(figure)), true)));
        List<List<Cell>> rows = talk.reps().stream().map(row -> {
            List<Cell> cells = new ArrayList<>(List.of(new Cell(row.rep() == null ? "–" : row.rep().name(), row.rep())));
            figures.forEach(figure -> cells.add(Cell.of(phrases.value(row, figure))));
            return List.copyOf(cells);
        }).toList();
        return List.of(new Block.Table(say.replies().get("table.talk"), columns, rows, 0));
    }

    private Column column(String code) {
        return new Column(say.sentence(say.replies().get("column." + code)), false);
    }
}
