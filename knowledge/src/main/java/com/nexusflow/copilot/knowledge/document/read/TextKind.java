package com.nexusflow.copilot.knowledge.document.read;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which kind of text a text is: what its beginning shows, and only where that shows nothing, what its name says. */
final class TextKind {

    private static final int BEGINNING = 4096;
    private static final Pattern HTML = Pattern.compile("(?is)\\A\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html|head|body|title|meta)\\b.*");
    private static final Pattern TAG = Pattern.compile("(?i)</?(p|div|table|tr|td|h[1-6]|ul|ol|li|span|br|section|article)\\b[^>]*>");
    private static final Pattern XML = Pattern.compile("(?s)\\A\\s*<(\\?xml|svg|!DOCTYPE)\\b.*");
    private static final Pattern HEADER = Pattern.compile("(?m)^([A-Za-z][A-Za-z0-9-]{1,60}):[ \\t]");
    private static final Set<String> MAIL = Set.of("from", "to", "subject", "date", "message-id", "received", "mime-version", "return-path", "content-type", "delivered-to", "cc");
    private static final Pattern MARKDOWN = Pattern.compile("(?m)^(#{1,6} \\S|```|---\\s*\\z)");

    private TextKind() {}

    static DocumentKind of(String name, String text) {
        String start = text.substring(0, Math.min(text.length(), BEGINNING));
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (HTML.matcher(start).matches()) {
            return DocumentKind.HTML;
        }
        if (XML.matcher(start).matches()) {
            throw Unreadable.because(Refusal.XML);
        }
        if (isMail(start)) {
            return DocumentKind.EMAIL;
        }
        return switch (ending) {
            case "md", "markdown" -> DocumentKind.MARKDOWN;
            case "csv", "tsv" -> CsvReader.looksLikeTable(text) ? DocumentKind.CSV : DocumentKind.TEXT;
            case "htm", "html", "xhtml" -> TAG.matcher(start).find() ? DocumentKind.HTML : DocumentKind.TEXT;
            case "txt", "text", "log" -> DocumentKind.TEXT;
            default -> byContent(start, text);
        };
    }

    private static DocumentKind byContent(String start, String text) {
        if (TAG.matcher(start).results().limit(3).count() == 3 && start.stripLeading().startsWith("<")) {
            return DocumentKind.HTML;
        }
        if (MARKDOWN.matcher(start).find() || FrontMatter.of(text).length() > 0) {
            return DocumentKind.MARKDOWN;
        }
        return CsvReader.looksLikeTable(text) ? DocumentKind.CSV : DocumentKind.TEXT;
    }

    /** At least three of the lines that every e-mail begins with, before the first blank line and with nothing else among them. */
    private static boolean isMail(String start) {
        String head = start.split("\\R\\R", 2)[0];
        List<String> lines = head.lines().filter(line -> !line.startsWith(" ") && !line.startsWith("\t")).toList();
        long known = 0;
        for (String line : lines.subList(0, Math.max(0, head.length() == start.length() ? lines.size() - 1 : lines.size()))) {
            Matcher header = HEADER.matcher(line + " ");
            if (!header.lookingAt() && !line.startsWith("From ")) {
                return false;
            }
            known += header.lookingAt() && MAIL.contains(header.group(1).toLowerCase(Locale.ROOT)) ? 1 : 0;
        }
        return known >= 3;
    }
}
