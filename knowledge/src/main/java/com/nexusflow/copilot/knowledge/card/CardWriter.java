package com.nexusflow.copilot.knowledge.card;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes a card as Markdown that {@link CardReader} reads back without loss. */
final class CardWriter {

    /** What needs no quotation marks in YAML, either. */
    private static final Pattern PLAIN = Pattern.compile("(?!(?i:true|false|null|yes|no|on|off|y|n)$)\\p{L}[\\p{L}\\p{N} .&()+/'-]*");

    private static final Pattern MARKED = Pattern.compile("^(?=[#\\\\])", Pattern.MULTILINE);

    private final StringBuilder text = new StringBuilder();

    private CardWriter() {}

    static String write(BattleCard card, @Nullable String owner) {
        CardWriter writer = new CardWriter();
        writer.frontMatter(card, owner);
        CardFile.SECTIONS.forEach((heading, field) -> writer.section(heading, field, card.content()));
        return writer.text.toString();
    }

    private void frontMatter(BattleCard card, @Nullable String owner) {
        line(CardFile.FENCE);
        line(CardFile.COMPETITOR + ": " + value(card.competitor().name()));
        line(CardFile.VERSION + ": " + card.version());
        if (owner != null) {
            line(CardFile.OWNER + ": " + value(owner));
        }
        if (card.content().freshUntil() != null) {
            line(CardFile.FRESH_UNTIL + ": " + card.content().freshUntil());
        }
        line(CardFile.FENCE);
    }

    private void section(String heading, CardField field, CardContent content) {
        String words = switch (field) {
            case POSITIONING -> marked(content.positioning());
            case PRICING -> marked(content.pricing());
            case STRENGTHS -> list(content.strengths());
            case WEAKNESSES -> list(content.weaknesses());
            case TRAPS -> list(content.traps());
            case QUESTIONS -> list(content.questions());
            case OBJECTIONS -> content.objections().stream().map(one -> part(one.objection(), one.answer())).collect(Collectors.joining("\n\n"));
            case PROOF -> content.proof().stream().map(one -> part(one.customer(), one.story())).collect(Collectors.joining("\n\n"));
            case OWNER, FRESH_UNTIL -> "";
        };
        if (!words.isEmpty()) {
            line("");
            line("## " + heading);
            line("");
            line(words);
        }
    }

    private static String part(String head, String body) {
        return "### " + head + (body.isEmpty() ? "" : "\n\n" + marked(body));
    }

    private static String list(List<String> entries) {
        return entries.stream().map(entry -> "- " + entry).collect(Collectors.joining("\n"));
    }

    /** A line of a text that looks like a heading is none. */
    private static String marked(String words) {
        return MARKED.matcher(words).replaceAll("\\\\");
    }

    private static String value(String value) {
        return PLAIN.matcher(value).matches() ? value : JsonMapper.shared().writeValueAsString(value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
