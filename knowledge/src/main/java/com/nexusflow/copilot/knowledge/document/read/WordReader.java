package com.nexusflow.copilot.knowledge.document.read;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.jspecify.annotations.Nullable;

/** A Word document, streamed: headings by their styles, paragraphs, lists, tables and foot notes; without what is deleted, hidden or said in comments. */
final class WordReader {

    private static final Set<String> SKIPPED = Set.of("del", "moveFrom", "Fallback", "sdtPr", "sectPr");

    private final Draft draft;

    WordReader(Draft draft) {
        this.draft = draft;
    }

    void read(PackagePart main) throws IOException, OpenXML4JException {
        WordStyles styles = new WordStyles();
        for (PackagePart part : related(main, "/styles")) {
            XmlEvents.tell(part, draft.budget(), styles);
        }
        XmlEvents.tell(main, draft.budget(), new Body(styles));
        for (String notes : List.of("/footnotes", "/endnotes")) {
            for (PackagePart part : related(main, notes)) {
                XmlEvents.tell(part, draft.budget(), new Body(styles));
            }
        }
    }

    static List<PackagePart> related(PackagePart part, String type) throws OpenXML4JException {
        List<PackagePart> found = new ArrayList<>();
        for (PackageRelationship relation : part.getRelationships()) {
            if (relation.getTargetMode() == TargetMode.INTERNAL && relation.getRelationshipType().endsWith(type)) {
                found.add(part.getRelatedPart(relation));
            }
        }
        return found;
    }

    private static final class Paragraph {

        private final StringBuilder text = new StringBuilder();
        private int heading;
        private boolean title;
        private boolean listed;
    }

    private static final class Table {

        private final List<List<String>> rows = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
    }

    private final class Body implements XmlEvents.Listener {

        private final WordStyles styles;
        private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
        private final Deque<Table> tables = new ArrayDeque<>();
        private final StringBuilder list = new StringBuilder();
        private int skipped;
        private boolean hidden;
        private boolean inText;

        Body(WordStyles styles) {
            this.styles = styles;
        }

        @Override
        public void start(String name, XmlEvents at) {
            if (skipped > 0 || SKIPPED.contains(name)) {
                skipped++;
                return;
            }
            switch (name) {
                case "p" -> paragraphs.push(new Paragraph());
                case "tbl" -> {
                    endList();
                    tables.push(new Table());
                }
                case "tr" -> inTable(table -> table.rows.add(new ArrayList<>()));
                case "r" -> hidden = false;
                case "vanish" -> hidden = isOn(at.attribute("val"));
                case "t" -> inText = true;
                case "tab", "ptab" -> append(" ");
                case "br", "cr" -> append("\n");
                case "noBreakHyphen" -> append("-");
                default -> property(name, at);
            }
        }

        private void property(String name, XmlEvents at) {
            Paragraph paragraph = paragraphs.peek();
            if (paragraph == null) {
                return;
            }
            String value = at.attribute("val");
            switch (name) {
                case "pStyle" -> {
                    paragraph.heading = styles.heading(value);
                    paragraph.title = styles.isTitle(value);
                }
                case "outlineLvl" -> paragraph.heading = WordStyles.level(value);
                case "numPr" -> paragraph.listed = true;
                default -> { }
            }
        }

        @Override
        public void end(String name) {
            if (skipped > 0) {
                skipped--;
                return;
            }
            switch (name) {
                case "t" -> inText = false;
                case "p" -> endParagraph(paragraphs.pop());
                case "tc" -> inTable(this::endCell);
                case "tbl" -> endTable(tables.pop());
                case "body", "footnotes", "endnotes" -> endList();
                default -> { }
            }
        }

        @Override
        public void text(String text) {
            if (inText && skipped == 0) {
                append(text);
            }
        }

        private void append(String text) {
            Paragraph paragraph = paragraphs.peek();
            if (paragraph != null && !hidden) {
                paragraph.text.append(text);
            }
        }

        private void endParagraph(Paragraph paragraph) {
            String text = paragraph.text.toString();
            Table table = tables.peek();
            if (table != null) {
                table.cell.append(text).append(' ');
            } else if (paragraph.listed && paragraph.heading == 0) {
                list.append("- ").append(Draft.oneLine(text)).append('\n');
            } else {
                endList();
                outside(paragraph, text);
            }
        }

        private void outside(Paragraph paragraph, String text) {
            if (paragraph.title) {
                draft.title(text);
                draft.heading(1, text, Place.NONE);
            } else if (paragraph.heading > 0) {
                // Under the title, which is the widest heading.
                draft.heading(paragraph.heading + 1, text, Place.NONE);
            } else {
                draft.add(Part.Kind.TEXT, text, Place.NONE);
            }
        }

        private void endList() {
            if (!list.isEmpty()) {
                draft.add(Part.Kind.LIST, list.toString(), Place.NONE);
                list.setLength(0);
            }
        }

        private void endCell(Table table) {
            draft.budget().cell();
            if (!table.rows.isEmpty()) {
                table.rows.getLast().add(table.cell.toString());
            }
            table.cell.setLength(0);
        }

        /** A table in a table is a part of its cell. */
        private void endTable(Table table) {
            Table around = tables.peek();
            if (around == null) {
                draft.table(Part.Kind.TABLE, table.rows, Place.NONE);
            } else {
                table.rows.forEach(row -> around.cell.append(Draft.row(row)).append("; "));
            }
        }

        private void inTable(Consumer<Table> work) {
            Table table = tables.peek();
            if (table != null) {
                work.accept(table);
            }
        }

        private static boolean isOn(@Nullable String value) {
            return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
        }
    }
}
