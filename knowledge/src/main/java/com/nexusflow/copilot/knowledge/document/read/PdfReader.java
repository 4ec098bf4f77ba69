package com.nexusflow.copilot.knowledge.document.read;

import java.io.IOException;
import java.io.Writer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** A PDF, page by page. Headings are what is set larger than the body; lines that return on most pages are left out. */
final class PdfReader {

    private static final int FEW_LETTERS = 10;
    private static final int GLYPHS_THAT_TELL = 50;
    private static final double MOST_UNREADABLE = 0.3;

    static {
        FontMappers.set(new BuiltInFonts());
    }

    private final Draft draft;

    PdfReader(Draft draft) {
        this.draft = draft;
    }

    DocumentKind read(byte[] file) throws IOException {
        Budget budget = draft.budget();
        PdfStreams streams = new PdfStreams(budget);
        streams.checkUnopened(file);
        try (PDDocument pdf = Loader.loadPDF(file)) {
            if (pdf.getNumberOfPages() > budget.limits().pages()) {
                throw budget.refuse(Refusal.TOO_MANY_PAGES, budget.limits().pages());
            }
            streams.check(pdf.getDocument());
            // What a file says of the number of its pages need not be so.
            pdf.getPages().forEach(page -> budget.page());
            PdfLines lines = new PdfLines(budget);
            lines.writeText(pdf, Writer.nullWriter());
            judge(lines);
            draft.title(pdf.getDocumentInformation().getTitle());
            draft.attribute("author", pdf.getDocumentInformation().getAuthor());
            new PdfText(draft, lines.pages()).write();
            return DocumentKind.PDF;
        } catch (InvalidPasswordException e) {
            throw budget.refuse(Refusal.ENCRYPTED);
        }
    }

    private void judge(PdfLines lines) {
        boolean lost = lines.glyphs() > GLYPHS_THAT_TELL && lines.read() < lines.glyphs() * (1 - MOST_UNREADABLE);
        boolean senseless = lines.read() > FEW_LETTERS && lines.unreadable() > lines.read() * MOST_UNREADABLE;
        if (lost || senseless) {
            throw draft.budget().refuse(Refusal.UNREADABLE_LETTERS);
        }
        if (lines.read() < FEW_LETTERS && lines.pictured() > 0) {
            throw draft.budget().refuse(Refusal.SCANNED);
        }
        if (lines.pictured() > 0) {
            draft.remark(Remark.of(Remark.Matter.PAGES_WITHOUT_TEXT, lines.pictured()));
        }
    }
}
