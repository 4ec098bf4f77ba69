package com.nexusflow.copilot.knowledge.document.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Makes the files of the tests. */
final class Files {

    static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    interface Writing {
        void to(OutputStream out) throws Exception;
    }

    interface Drawing {
        void on(PDDocument pdf) throws IOException;
    }

    private Files() {}

    static byte[] bytes(Writing writing) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> entries) throws Exception {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                    zip.closeEntry();
                }
            }
        });
    }

    /** The least that makes an Office file, with that main part. */
    static Map<String, byte[]> office(String contentType, String main, String xml) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("[Content_Types].xml", utf8("<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/><Override PartName=\"/" + main + "\" ContentType=\"" + contentType + "\"/></Types>"));
        entries.put("_rels/.rels", utf8("<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"" + main + "\"/></Relationships>"));
        entries.put(main, utf8(xml));
        return entries;
    }

    static Map<String, byte[]> word(String body) {
        return office(WORD, "word/document.xml", "<?xml version=\"1.0\"?><w:document " + W + "><w:body>" + body + "</w:body></w:document>");
    }

    static String paragraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    static byte[] docx(String... paragraphs) throws Exception {
        return bytes(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                for (String text : paragraphs) {
                    document.createParagraph().createRun().setText(text);
                }
                document.write(out);
            }
        });
    }

    static byte[] pdf(Drawing drawing) throws Exception {
        return bytes(out -> {
            try (PDDocument pdf = new PDDocument()) {
                drawing.on(pdf);
                pdf.save(out);
            }
        });
    }

    static void page(PDDocument pdf, String... lines) throws IOException {
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.newLineAtOffset(60, 720);
            for (String line : lines) {
                boolean large = line.startsWith("# ");
                content.setFont(new PDType1Font(large ? Standard14Fonts.FontName.HELVETICA_BOLD : Standard14Fonts.FontName.HELVETICA), large ? 20 : 11);
                content.showText(large ? line.substring(2) : line);
                content.newLineAtOffset(0, large || line.isEmpty() ? -30 : -14);
            }
            content.endText();
        }
    }

    /** A PDF written by hand: objects 1, 2, … in order, of which the first is the catalogue. */
    static byte[] rawPdf(List<byte[]> objects) throws Exception {
        return bytes(out -> {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(utf8("%PDF-1.7\n"));
            StringBuilder table = new StringBuilder();
            for (int number = 1; number <= objects.size(); number++) {
                table.append("%010d 00000 n \n".formatted(file.size()));
                file.write(utf8(number + " 0 obj\n"));
                file.write(objects.get(number - 1));
                file.write(utf8("\nendobj\n"));
            }
            int start = file.size();
            file.write(utf8("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " + (objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n"));
            file.writeTo(out);
        });
    }

    static byte[] stream(String dictionary, byte[] content) throws Exception {
        return bytes(out -> {
            out.write(utf8("<<" + dictionary + "/Length " + content.length + ">>\nstream\n"));
            out.write(content);
            out.write(utf8("\nendstream"));
        });
    }

    static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[65_536];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** Megabytes of the same letter. */
    static byte[] megabytes(int count) {
        byte[] bytes = new byte[count << 20];
        java.util.Arrays.fill(bytes, (byte) ' ');
        return bytes;
    }

    static byte[] compound(String entry) throws Exception {
        return bytes(out -> {
            try (POIFSFileSystem file = new POIFSFileSystem()) {
                file.createDocument(new java.io.ByteArrayInputStream(new byte[5_000]), entry);
                file.writeFilesystem(out);
            }
        });
    }
}
