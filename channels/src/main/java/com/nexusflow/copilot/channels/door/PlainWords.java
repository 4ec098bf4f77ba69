package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.Fact;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A reply as lines of plain text, for doors that show nothing else, for notifications and for whoever cannot see pictures. */
public final class PlainWords {

    private final Texts words;
    private final Locale locale;

    public PlainWords(Locale locale) {
        this.words = DoorWords.of(locale);
        this.locale = locale;
    }

    /** The text and every block, a line for each fact, row and change. */
    public List<String> of(Reply reply) {
        List<String> lines = new ArrayList<>(List.of(reply.text()));
        reply.blocks().forEach(block -> lines.addAll(of(block)));
        return lines;
    }

    public List<String> of(Block block) {
        return switch (block) {
            case Block.Facts facts -> titled(facts.title(), facts.facts().stream().map(PlainWords::fact).toList());
            case Block.Table table -> table(table);
            case Block.Chart chart -> List.of(chart(chart));
            case Block.RecordCard card -> titled(card.record().name() + (card.subtitle().isBlank() ? "" : ", " + card.subtitle()), card.facts().stream().map(PlainWords::fact).toList());
            // What a text message has room for is said by the reply's sentence; the card is for doors that show cards.
            case Block.CallCard card -> List.of();
            case Block.ProposalCard card -> card.lines().stream().map(this::change).toList();
            case Block.Quotes quotes -> quotes(quotes);
            case Block.Excerpts excerpts -> excerpts(excerpts);
        };
    }

    /** One change, as exactly as it will be written. */
    public String change(Block.ProposalLine line) {
        String what = (line.record().isEmpty() ? "" : line.record() + ", ") + line.label() + ": "
                + (line.before().isEmpty() ? line.after() : words.get("plain.change", line.before(), line.after()));
        return line.details().isEmpty() ? what : what + " (" + line.details().stream().map(PlainWords::fact).collect(Collectors.joining("; ")) + ")";
    }

    /** What a chart shows, for whoever cannot see it. */
    public String chart(Block.Chart chart) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < chart.labels().size(); i++) {
            points.add(chart.labels().get(i) + ": " + ChartPicture.value(chart, i, locale));
        }
        return chart.title() + ": " + String.join("; ", points);
    }

    private List<String> table(Block.Table table) {
        List<String> rows = new ArrayList<>(table.rows().stream()
                .map(row -> row.stream().map(Block.Cell::text).filter(text -> !text.isBlank()).collect(Collectors.joining(", ")))
                .toList());
        if (table.moreRows() > 0) {
            rows.add(words.get("plain.more_rows", table.moreRows()));
        }
        return titled(table.title(), rows);
    }

    private List<String> quotes(Block.Quotes quotes) {
        List<String> lines = new ArrayList<>(quotes.quotes().stream().map(this::quote).toList());
        if (quotes.moreQuotes() > 0) {
            lines.add(words.get("plain.more_rows", quotes.moreQuotes()));
        }
        return titled(quotes.title(), lines);
    }

    private List<String> excerpts(Block.Excerpts excerpts) {
        List<String> lines = new ArrayList<>(excerpts.excerpts().stream().map(one -> words.get("plain.excerpt", one.text(), excerptFrom(one))).toList());
        if (excerpts.moreExcerpts() > 0) {
            lines.add(words.get("plain.more_rows", excerpts.moreExcerpts()));
        }
        return titled(excerpts.title(), lines);
    }

    /** Where an excerpt stands, and how fresh it is. */
    public static String excerptFrom(Block.Excerpt excerpt) {
        return excerpt.note().isEmpty() ? excerpt.source() : excerpt.source() + " · " + excerpt.note();
    }

    /** Who said what, and where: a quote stands in quotation marks in every door. */
    public String quote(Block.Quote quote) {
        String about = quote.about().isEmpty() ? "" : quote.about() + ": ";
        if (quote.text().isEmpty()) {
            return about + words.get("plain.claim", quote.claim(), quote.callName(), quote.time());
        }
        String claim = quote.claim().isEmpty() ? "" : quote.claim() + " ";
        return about + claim + words.get("plain.quote", quote.speaker(), quote.text(), quote.callName(), quote.time());
    }

    private static List<String> titled(String title, List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        if (!title.isBlank()) {
            all.addFirst(title);
        }
        return all;
    }

    private static String fact(Fact fact) {
        return fact.label() + ": " + fact.value();
    }
}
