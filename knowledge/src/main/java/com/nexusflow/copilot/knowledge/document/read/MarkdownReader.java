package com.nexusflow.copilot.knowledge.document.read;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Markdown with tables and front matter. Of links and pictures the words are kept, not the addresses. */
final class MarkdownReader {

    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private final Draft draft;

    MarkdownReader(Draft draft) {
        this.draft = draft;
    }

    void read(String text) {
        FrontMatter front = FrontMatter.of(text);
        draft.title(front.values().get("title"));
        front.values().forEach(draft::attribute);
        PARSER.parse(text.substring(front.length())).accept(new Blocks(front.lines()));
    }

    private final class Blocks extends AbstractVisitor {

        private final int linesBefore;

        Blocks(int linesBefore) {
            this.linesBefore = linesBefore;
        }

        @Override
        public void visit(Heading heading) {
            draft.heading(heading.getLevel(), words(heading), place(heading));
        }

        @Override
        public void visit(Paragraph paragraph) {
            draft.add(Part.Kind.TEXT, words(paragraph), place(paragraph));
        }

        @Override
        public void visit(BlockQuote quote) {
            visitChildren(quote);
        }

        @Override
        public void visit(BulletList list) {
            draft.add(Part.Kind.LIST, items(list, 0), place(list));
        }

        @Override
        public void visit(OrderedList list) {
            draft.add(Part.Kind.LIST, items(list, 0), place(list));
        }

        @Override
        public void visit(FencedCodeBlock code) {
            draft.add(Part.Kind.TEXT, code.getLiteral(), place(code));
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            draft.add(Part.Kind.TEXT, code.getLiteral(), place(code));
        }

        @Override
        public void visit(HtmlBlock html) {
            new HtmlReader(draft, Part.Kind.TEXT).read(html.getLiteral());
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock table) {
                draft.table(Part.Kind.TABLE, rows(table), place(table));
            } else {
                visitChildren(block);
            }
        }

        private String place(Node node) {
            return node.getSourceSpans().isEmpty() ? Place.NONE : Place.line(node.getSourceSpans().getFirst().getLineIndex() + 1 + linesBefore);
        }
    }

    private List<List<String>> rows(Node table) {
        List<List<String>> rows = new ArrayList<>();
        for (Node section = table.getFirstChild(); section != null; section = section.getNext()) {
            for (Node row = section.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    rows.add(cells(row));
                }
            }
        }
        return rows;
    }

    private List<String> cells(Node row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                draft.budget().cell();
                cells.add(words(cell));
            }
        }
        return cells;
    }

    /** Items line by line, deeper ones further in. */
    private String items(Node list, int depth) {
        StringBuilder lines = new StringBuilder();
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null ? ordered.getMarkerStartNumber() : 1;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item instanceof ListItem) {
                String mark = list instanceof OrderedList ? number++ + ". " : "- ";
                lines.append("  ".repeat(depth)).append(mark);
                for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
                    boolean nested = child instanceof BulletList || child instanceof OrderedList;
                    lines.append(nested ? items(child, depth + 1) : words(child).replace('\n', ' ') + "\n");
                }
            }
        }
        return lines.toString();
    }

    private static String words(Node node) {
        Words words = new Words();
        node.accept(words);
        return words.text.toString();
    }

    private static final class Words extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text words) {
            text.append(words.getLiteral());
        }

        @Override
        public void visit(Code code) {
            text.append(code.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock code) {
            text.append(code.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            text.append(code.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak line) {
            text.append('\n');
        }

        @Override
        public void visit(HardLineBreak line) {
            text.append('\n');
        }

        @Override
        public void visit(HtmlInline html) {
            text.append(html.getLiteral().matches("(?is)<br\\b.*") ? "\n" : "");
        }
    }
}
