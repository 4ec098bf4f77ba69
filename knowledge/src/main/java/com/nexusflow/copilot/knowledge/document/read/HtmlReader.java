package com.nexusflow.copilot.knowledge.document.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** A web page or the HTML of an e-mail: what a reader would see of its content, without navigation, scripts and what is hidden by its style. */
final class HtmlReader {

    private static final int MARKUP_TO_TEXT = 2;
    private static final Set<String> LEFT_OUT = Set.of(
            "script", "style", "noscript", "template", "nav", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video", "select", "textarea", "button", "head");
    private static final Set<String> BLOCKS = Set.of(
            "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr",
            "html", "main", "p", "pre", "section", "summary", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption");
    private static final Pattern HEADING = Pattern.compile("h[1-6]");
    private static final Pattern UNSEEN = Pattern.compile(
            "(?i)(^|;|\\s)(display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0+(\\.0+)?(px|pt|em|rem|%)?\\s*(;|!|$)|opacity\\s*:\\s*0+(\\.0+)?\\s*(;|!|$)|mso-hide\\s*:\\s*all)");

    private final Draft draft;
    private final Part.Kind kind;
    private final StringBuilder paragraph = new StringBuilder();

    HtmlReader(Draft draft, Part.Kind kind) {
        this.draft = draft;
        this.kind = kind;
    }

    void read(String html) {
        if (html.length() / MARKUP_TO_TEXT > draft.budget().limits().characters()) {
            throw draft.budget().refuse(Refusal.TOO_MUCH_TEXT, draft.budget().limits().characters());
        }
        Document page = Jsoup.parse(html);
        draft.budget().tick();
        if (kind == Part.Kind.TEXT) {
            draft.title(page.title());
        }
        inside(page.body());
        flush();
    }

    private void inside(Element parent) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode words) {
                paragraph.append(words.text());
            } else if (child instanceof Element element && !isLeftOut(element)) {
                element(element);
            }
        }
    }

    private void element(Element element) {
        draft.budget().tick();
        String name = element.normalName();
        if (HEADING.matcher(name).matches()) {
            flush();
            draft.heading(name.charAt(1) - '0', words(element), Place.NONE);
        } else if (name.equals("ul") || name.equals("ol")) {
            flush();
            draft.add(kind == Part.Kind.TEXT ? Part.Kind.LIST : kind, items(element, 0), Place.NONE);
        } else if (name.equals("table") && isData(element)) {
            flush();
            draft.table(Part.Kind.TABLE, rows(element), Place.NONE);
        } else if (name.equals("br")) {
            paragraph.append('\n');
        } else if (name.equals("pre")) {
            flush();
            paragraph.append(element.wholeText());
            flush();
        } else if (BLOCKS.contains(name)) {
            flush();
            inside(element);
            flush();
        } else {
            inside(element);
        }
    }

    private static boolean isLeftOut(Element element) {
        return LEFT_OUT.contains(element.normalName()) || isUnseen(element);
    }

    private static boolean isUnseen(Element element) {
        return element.hasAttr("hidden") || element.attr("aria-hidden").toLowerCase(Locale.ROOT).equals("true") || UNSEEN.matcher(element.attr("style")).find();
    }

    /** A table that arranges a page holds other blocks; one of data holds words in several columns. */
    private static boolean isData(Element table) {
        boolean holdsBlocks = table.selectFirst("table table, td h1, td h2, td h3, td ul, td ol, td div div, td p + p") != null;
        return !holdsBlocks && table.select("tr").stream().filter(row -> row.select("> td, > th").size() > 1).limit(2).count() == 2;
    }

    private List<List<String>> rows(Element table) {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : table.select("tr")) {
            List<String> cells = new ArrayList<>();
            for (Element cell : row.select("> td, > th")) {
                draft.budget().cell();
                cells.add(isUnseen(cell) ? "" : words(cell));
            }
            rows.add(cells);
        }
        return rows;
    }

    private String items(Element list, int depth) {
        StringBuilder lines = new StringBuilder();
        int number = 1;
        for (Element item : list.children()) {
            if (!isLeftOut(item)) {
                Words words = new Words();
                words.add(item);
                lines.append("  ".repeat(depth)).append(list.normalName().equals("ol") ? number++ + ". " : "- ").append(words.text().replace('\n', ' ')).append('\n');
                words.lists.forEach(nested -> lines.append(items(nested, depth + 1)));
            }
        }
        return lines.toString();
    }

    private static String words(Element element) {
        Words words = new Words();
        words.add(element);
        words.lists.forEach(list -> words.text.append(' ').append(list.text()));
        return words.text();
    }

    private void flush() {
        String text = paragraph.toString();
        paragraph.setLength(0);
        if (!text.isBlank()) {
            draft.add(kind, text, Place.NONE);
        }
    }

    /** The words of an element that are seen, and apart from them the lists in it. */
    private static final class Words {

        private final StringBuilder text = new StringBuilder();
        private final List<Element> lists = new ArrayList<>();

        void add(@Nullable Node node) {
            if (node instanceof TextNode words) {
                text.append(words.text());
            } else if (node instanceof Element element && !isLeftOut(element)) {
                if (element.normalName().equals("br")) {
                    text.append('\n');
                } else if (element.normalName().equals("ul") || element.normalName().equals("ol")) {
                    lists.add(element);
                } else {
                    boolean block = BLOCKS.contains(element.normalName());
                    text.append(block ? " " : "");
                    element.childNodes().forEach(this::add);
                    text.append(block ? " " : "");
                }
            }
        }

        String text() {
            return text.toString().replaceAll("[ \\t]+", " ").strip();
        }
    }
}
