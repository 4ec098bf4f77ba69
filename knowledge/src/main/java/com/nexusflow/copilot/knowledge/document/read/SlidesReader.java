package com.nexusflow.copilot.knowledge.document.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.jspecify.annotations.Nullable;

/** A presentation, slide by slide in the order of showing: title, texts, tables, what its diagrams say, and the speaker's notes. Hidden slides are left out. */
final class SlidesReader {

    private final Draft draft;

    SlidesReader(Draft draft) {
        this.draft = draft;
    }

    void read(PackagePart main) throws IOException, OpenXML4JException {
        int number = 0;
        int hidden = 0;
        for (String relation : order(main)) {
            PackageRelationship to = main.getRelationship(relation);
            if (to != null && to.getTargetMode() == TargetMode.INTERNAL) {
                draft.budget().page();
                hidden += slide(main.getRelatedPart(to), ++number) ? 0 : 1;
            }
        }
        if (hidden > 0) {
            draft.remark(Remark.of(Remark.Matter.HIDDEN_SLIDES, hidden));
        }
    }

    private List<String> order(PackagePart main) throws IOException {
        List<String> relations = new ArrayList<>();
        XmlEvents.tell(main, draft.budget(), new XmlEvents.Listener() {
            @Override
            public void start(String name, XmlEvents at) {
                String relation = name.equals("sldId") ? at.relation() : null;
                if (relation != null) {
                    relations.add(relation);
                }
            }

            @Override
            public void end(String name) {}

            @Override
            public void text(String text) {}
        });
        return relations;
    }

    /** False when the slide is hidden. */
    private boolean slide(PackagePart part, int number) throws IOException, OpenXML4JException {
        Shapes shapes = new Shapes(false);
        XmlEvents.tell(part, draft.budget(), shapes);
        if (shapes.isHidden) {
            return false;
        }
        for (PackagePart diagram : WordReader.related(part, "/diagramData")) {
            XmlEvents.tell(diagram, draft.budget(), shapes);
        }
        Shapes notes = new Shapes(true);
        for (PackagePart page : WordReader.related(part, "/notesSlide")) {
            XmlEvents.tell(page, draft.budget(), notes);
        }
        String place = Place.slide(number);
        draft.leaveHeadings();
        draft.heading(1, shapes.title.toString(), place);
        if (number == 1) {
            draft.title(shapes.title.toString());
        }
        String text = shapes.texts + (notes.texts.isEmpty() ? "" : "\n\n" + notes.texts);
        draft.add(Part.Kind.SLIDE, text.isBlank() ? shapes.title.toString() : shapes.title.isEmpty() ? text : shapes.title + "\n" + text, place);
        shapes.tables.forEach(table -> draft.table(Part.Kind.TABLE, table, place));
        return true;
    }

    private final class Shapes implements XmlEvents.Listener {

        private static final Set<String> TITLES = Set.of("title", "ctrTitle");
        private static final Set<String> FURNITURE = Set.of("sldNum", "dt", "ftr", "hdr", "sldImg");

        private final boolean bodyOnly;
        private final StringBuilder title = new StringBuilder();
        private final StringBuilder texts = new StringBuilder();
        private final List<List<List<String>>> tables = new ArrayList<>();
        private final StringBuilder paragraph = new StringBuilder();
        private final StringBuilder cell = new StringBuilder();
        private String placeholder = "";
        private boolean isHidden;
        private boolean inText;
        private boolean inTable;
        private int skipped;

        /** @param bodyOnly of notes only the notes themselves are taken */
        Shapes(boolean bodyOnly) {
            this.bodyOnly = bodyOnly;
        }

        @Override
        public void start(String name, XmlEvents at) {
            if (skipped > 0 || name.equals("Fallback")) {
                skipped++;
                return;
            }
            switch (name) {
                case "sld" -> isHidden = "0".equals(at.attribute("show")) || "false".equals(at.attribute("show"));
                case "sp", "graphicFrame" -> placeholder = "";
                case "ph" -> placeholder = kind(at.attribute("type"));
                case "tbl" -> {
                    inTable = true;
                    tables.add(new ArrayList<>());
                }
                case "tr" -> {
                    if (inTable) {
                        tables.getLast().add(new ArrayList<>());
                    }
                }
                case "t" -> inText = true;
                case "br" -> paragraph.append('\n');
                default -> { }
            }
        }

        private static String kind(@Nullable String type) {
            return type == null ? "body" : type;
        }

        @Override
        public void end(String name) {
            if (skipped > 0) {
                skipped--;
                return;
            }
            switch (name) {
                case "t" -> inText = false;
                case "p" -> endParagraph();
                case "tc" -> endCell();
                case "tbl" -> inTable = false;
                default -> { }
            }
        }

        private void endCell() {
            if (inTable && !tables.getLast().isEmpty()) {
                draft.budget().cell();
                tables.getLast().getLast().add(cell.toString());
            }
            cell.setLength(0);
        }

        private void endParagraph() {
            String text = paragraph.toString().strip();
            paragraph.setLength(0);
            if (text.isEmpty() || FURNITURE.contains(placeholder) || bodyOnly && !placeholder.equals("body")) {
                return;
            }
            if (inTable) {
                cell.append(text).append(' ');
            } else if (TITLES.contains(placeholder)) {
                title.append(title.isEmpty() ? "" : " ").append(text.replace('\n', ' '));
            } else {
                texts.append(text).append('\n');
            }
        }

        @Override
        public void text(String text) {
            if (inText && skipped == 0) {
                paragraph.append(text);
            }
        }
    }
}
