package com.nexusflow.copilot.knowledge.document.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** The lines of each page with the size of their letters, and how much of what is drawn could be read as letters. */
final class PdfLines extends PDFTextStripper {

    /** @param opens whether a paragraph begins with it */
    record Line(String text, float size, boolean opens) {}

    private final Budget budget;
    private final List<List<Line>> pages = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private float size;
    private boolean opens;
    private long characters;
    private long glyphs;
    private long read;
    private long unreadable;
    private long readOnPage;
    private int pictured;

    PdfLines(Budget budget) {
        this.budget = budget;
    }

    List<List<Line>> pages() {
        return pages;
    }

    long glyphs() {
        return glyphs;
    }

    /** Letters that could be read. */
    long read() {
        return read;
    }

    /** Of these, the ones that mean nothing. */
    long unreadable() {
        return unreadable;
    }

    /** Pages that show pictures and no letters. */
    int pictured() {
        return pictured;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        budget.tick();
        super.processOperator(operator, operands);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        glyphs++;
        super.showGlyph(matrix, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (++characters > budget.limits().characters()) {
            throw budget.refuse(Refusal.TOO_MUCH_TEXT, budget.limits().characters());
        }
        String letters = text.getUnicode();
        if (letters != null && !letters.isBlank()) {
            read++;
            readOnPage++;
            unreadable += letters.codePoints().allMatch(PdfLines::meansNothing) ? 1 : 0;
        }
        super.processTextPosition(text);
    }

    private static boolean meansNothing(int letter) {
        int type = Character.getType(letter);
        return letter == 0xFFFD || type == Character.PRIVATE_USE || type == Character.UNASSIGNED || type == Character.CONTROL || type == Character.SURROGATE;
    }

    @Override
    protected void startPage(PDPage page) {
        while (pages.size() < getCurrentPageNo()) {
            pages.add(new ArrayList<>());
        }
        readOnPage = 0;
        opens = true;
    }

    @Override
    protected void endPage(PDPage page) {
        endLine();
        if (readOnPage == 0 && page.getResources() != null && page.getResources().getXObjectNames().iterator().hasNext()) {
            pictured++;
        }
    }

    @Override
    protected void writeParagraphStart() {
        endLine();
        opens = true;
    }

    @Override
    protected void writeParagraphEnd() {
        endLine();
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeWordSeparator() {
        line.append(' ');
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        line.append(text);
        for (TextPosition position : positions) {
            size = Math.max(size, position.getFontSizeInPt());
        }
    }

    private void endLine() {
        String text = Draft.oneLine(line.toString());
        if (!text.isEmpty()) {
            pages.getLast().add(new Line(text, size, opens));
            opens = false;
        }
        line.setLength(0);
        size = 0;
    }
}
