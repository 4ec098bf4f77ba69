package com.nexusflow.copilot.knowledge.document.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** A workbook, streamed sheet by sheet: cells as they are shown, formulas as what they last came to. Hidden sheets are left out. */
final class SheetReader {

    private final Draft draft;

    SheetReader(Draft draft) {
        this.draft = draft;
    }

    void read(OPCPackage opened) throws IOException, OpenXML4JException, SAXException {
        XSSFReader workbook = new XSSFReader(opened, true);
        Set<String> hidden = hidden(opened);
        StylesTable styles = workbook.getStylesTable();
        SharedStrings strings = workbook.getSharedStringsTable();
        XSSFReader.SheetIterator sheets = workbook.getSheetIterator();
        int leftOut = 0;
        while (sheets.hasNext()) {
            try (InputStream in = sheets.next()) {
                draft.budget().page();
                if (hidden.contains(sheets.getSheetName())) {
                    leftOut++;
                } else {
                    sheet(sheets.getSheetName(), in, styles, strings);
                }
            }
        }
        if (leftOut > 0) {
            draft.remark(Remark.of(Remark.Matter.HIDDEN_SHEETS, leftOut));
        }
    }

    private Set<String> hidden(OPCPackage opened) throws IOException {
        Set<String> names = new HashSet<>();
        for (PackagePart part : opened.getPartsByName(Pattern.compile(".*/workbook\\.xml"))) {
            XmlEvents.tell(part, draft.budget(), new XmlEvents.Listener() {
                @Override
                public void start(String name, XmlEvents at) {
                    String state = name.equals("sheet") ? at.attribute("state") : null;
                    String sheet = at.attribute("name");
                    if (state != null && sheet != null && state.toLowerCase(Locale.ROOT).contains("hidden")) {
                        names.add(sheet);
                    }
                }

                @Override
                public void end(String name) {}

                @Override
                public void text(String text) {}
            });
        }
        return names;
    }

    private void sheet(String name, InputStream in, @Nullable StylesTable styles, SharedStrings strings) throws IOException, SAXException {
        draft.leaveHeadings();
        Rows rows = new Rows(name);
        try {
            XMLReader parser = XMLHelper.newXMLReader();
            parser.setContentHandler(new XSSFSheetXMLHandler(styles, strings, rows, new DataFormatter(Locale.ENGLISH), false));
            parser.parse(new InputSource(in));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This Java parses no XML safely; install a complete one", e);
        }
        rows.blocks.finish();
    }

    private final class Rows implements SheetContentsHandler {

        private static final int MOST_COLUMNS = 500;

        private final RowBlocks blocks;
        private final List<String> cells = new ArrayList<>();
        private final String sheet;
        private boolean named;
        private int row;

        Rows(String sheet) {
            this.sheet = sheet;
            this.blocks = new RowBlocks(draft, Part.Kind.SHEET, (first, last, columns) -> Place.cells(sheet, "A" + first, RowBlocks.letter(columns - 1) + last));
        }

        @Override
        public void startRow(int number) {
            row = number + 1;
            cells.clear();
        }

        @Override
        public void endRow(int number) {
            if (!named && !cells.isEmpty()) {
                draft.heading(1, sheet, Place.NONE);
                named = true;
            }
            blocks.row(row, 0, cells);
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String shown, @Nullable XSSFComment comment) {
            draft.budget().cell();
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (shown == null || shown.isBlank() || column >= MOST_COLUMNS) {
                return;
            }
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, shown);
        }
    }
}
