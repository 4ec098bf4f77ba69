package com.nexusflow.copilot.channels.slack;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Between Slack's way of writing text and plain words. */
final class SlackText {

    private static final Pattern ANGLED = Pattern.compile("<([^<>|]*)(?:\\|([^<>]*))?>");
    private static final Pattern MARKUP = Pattern.compile("(?<![\\p{L}\\p{N}])[*_~]|[*_~](?![\\p{L}\\p{N}])|`");
    private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^<>]*)?>");

    private SlackText() {}

    static boolean mentions(String text, String user) {
        return !user.isEmpty() && MENTION.matcher(text).results().anyMatch(found -> found.group(1).equals(user));
    }

    static boolean mentionsSomebody(String text) {
        return MENTION.matcher(text).find() || text.contains("<!subteam^") || text.contains("<!here") || text.contains("<!channel") || text.contains("<!everyone");
    }

    /** The words as they were typed: the copilot's own name left out, others by their names, links by what they show. */
    static String plain(String text, String self, UnaryOperator<String> name) {
        String shown = ANGLED.matcher(text).replaceAll(found -> java.util.regex.Matcher.quoteReplacement(shown(found, self, name)));
        return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip();
    }

    private static String shown(MatchResult found, String self, UnaryOperator<String> name) {
        String target = found.group(1);
        String label = found.group(2) == null ? "" : found.group(2);
        if (target.startsWith("@")) {
            return target.substring(1).equals(self) ? "" : name.apply(target.substring(1));
        }
        if (target.startsWith("!date")) {
            return label;
        }
        if (target.startsWith("!")) {
            return "";
        }
        return label.isEmpty() ? target.replaceFirst("^(mailto:|tel:|#)", "") : label;
    }

    /** Words that are shown as they are between Slack's markup: no link, no mention, no formatting comes of them. */
    static String escaped(String words) {
        String harmless = MARKUP.matcher(words).replaceAll(found -> switch (found.group()) {
            case "*" -> "∗";
            case "_" -> "＿";
            case "~" -> "∼";
            default -> "´";
        });
        return entities(harmless);
    }

    /** The three characters that Slack wants written in another way wherever text stands. */
    static String entities(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The same for Markdown, which streamed answers are. */
    static String markdown(String words) {
        return entities(words.replaceAll("([\\\\*_~`\\[\\]|#])", "\\\\$1"));
    }

    /** At most so many characters. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
