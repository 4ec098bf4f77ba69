package com.nexusflow.copilot.knowledge.document.read;

import static com.nexusflow.copilot.knowledge.document.read.Files.bytes;
import static com.nexusflow.copilot.knowledge.document.read.Files.compound;
import static com.nexusflow.copilot.knowledge.document.read.Files.deflated;
import static com.nexusflow.copilot.knowledge.document.read.Files.docx;
import static com.nexusflow.copilot.knowledge.document.read.Files.megabytes;
import static com.nexusflow.copilot.knowledge.document.read.Files.office;
import static com.nexusflow.copilot.knowledge.document.read.Files.page;
import static com.nexusflow.copilot.knowledge.document.read.Files.paragraph;
import static com.nexusflow.copilot.knowledge.document.read.Files.pdf;
import static com.nexusflow.copilot.knowledge.document.read.Files.rawPdf;
import static com.nexusflow.copilot.knowledge.document.read.Files.stream;
import static com.nexusflow.copilot.knowledge.document.read.Files.utf8;
import static com.nexusflow.copilot.knowledge.document.read.Files.word;
import static com.nexusflow.copilot.knowledge.document.read.Files.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nexusflow.copilot.core.text.Texts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are broken, mislabelled, or made to do harm: each is refused for its reason, or read as what it is. */
class OddFilesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    interface Making {
        byte[] make() throws Exception;
    }

    /** @param expected a refusal, or a kind of document */
    record Odd(String what, String name, Enum<?> expected, Making making) {

        @Override
        public String toString() {
            return what;
        }
    }

    private static Limits limits() {
        Limits usual = Limits.usual();
        return new Limits(usual.fileBytes(), usual.entries(), usual.unpackedBytes(), usual.partBytes(), usual.smallPartBytes(), usual.pages(), usual.cells(), usual.parts(),
                usual.characters(), PATIENCE);
    }

    static Stream<Odd> odd() {
        return Stream.of(texts(), packed(), pdfs(), officeFiles(), mails()).flatMap(List::stream);
    }

    private static List<Odd> texts() {
        return List.of(
                new Odd("nothing at all", "a.txt", Refusal.EMPTY_FILE, () -> new byte[0]),
                new Odd("only blanks", "a.txt", Refusal.NO_TEXT, () -> utf8(" \n\n \t ")),
                new Odd("only what cannot be seen", "a.md", Refusal.NO_TEXT, () -> utf8("\u200b\u200e\u2060\ufeff")),
                new Odd("more bytes than are taken", "a.txt", Refusal.TOO_LARGE, () -> megabytes(33)),
                new Odd("more letters than are taken", "a.txt", Refusal.TOO_MUCH_TEXT, () -> utf8("word word\n\n".repeat(600_000))),
                new Odd("noise called text", "a.txt", Refusal.NOT_TEXT, () -> noise(10_000)),
                new Odd("UTF-16 without a mark", "a.txt", DocumentKind.TEXT, () -> "Für größere Häuser".getBytes(StandardCharsets.UTF_16LE)),
                new Odd("text of an old Windows", "a.txt", DocumentKind.TEXT, () -> "Für größere Häuser".getBytes(Charset.forName("windows-1252"))),
                new Odd("a page called PDF", "a.pdf", DocumentKind.HTML, () -> utf8("<html><body><p>Für größere Häuser</p></body></html>")),
                new Odd("a picture drawn in XML", "a.html", Refusal.XML, () -> utf8("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")),
                new Odd("XML with a file from outside", "a.xml", Refusal.XML, () -> utf8("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")),
                new Odd("a page of a hundred thousand boxes in boxes", "a.html", DocumentKind.HTML, () -> utf8("<html>" + "<div>".repeat(100_000) + "deep")),
                new Odd("a page with more markup than is taken", "a.html", Refusal.TOO_MUCH_TEXT, () -> utf8("<html>" + "<b></b>".repeat(1_600_000) + "a")),
                new Odd("quotes in quotes in quotes", "a.md", Refusal.BROKEN, () -> utf8(">".repeat(200_000) + " deep")),
                new Odd("front matter that multiplies", "a.md", DocumentKind.MARKDOWN, () -> utf8("""
                        ---
                        a: &a [x, x, x, x, x, x, x, x, x]
                        b: &b [*a, *a, *a, *a, *a, *a, *a, *a]
                        c: &c [*b, *b, *b, *b, *b, *b, *b, *b]
                        ---
                        text
                        """)),
                new Odd("front matter that names a class", "a.md", DocumentKind.MARKDOWN, () -> utf8("---\na: !!javax.script.ScriptEngineManager [x]\n---\ntext")),
                new Odd("a table of two million cells", "a.csv", Refusal.TOO_MANY_CELLS, () -> utf8("a,b,c,d\n" + "1,2,3,4\n".repeat(500_000))),
                new Odd("a table whose quote never ends", "a.csv", DocumentKind.TEXT, () -> utf8("a,b\n\"1,2\n3,4")));
    }

    private static List<Odd> packed() {
        return List.of(
                new Odd("an archive", "a.zip", Refusal.ARCHIVE, () -> zip(Map.of("a.txt", utf8("text")))),
                new Odd("an archive called Word", "a.docx", Refusal.ARCHIVE, () -> zip(Map.of("a.txt", utf8("text")))),
                new Odd("an empty archive", "a.docx", Refusal.ARCHIVE, () -> zip(Map.of())),
                new Odd("a packed tape", "a.docx", Refusal.ARCHIVE, () -> bytes(out -> {
                    try (OutputStream packed = new GZIPOutputStream(out)) {
                        packed.write(utf8("text"));
                    }
                })),
                new Odd("OpenDocument", "a.odt", Refusal.OPEN_DOCUMENT, () -> zip(Map.of("mimetype", utf8("application/vnd.oasis.opendocument.text")))),
                new Odd("an archive in a document", "a.docx", DocumentKind.WORD, () -> zip(with(word(paragraph("text")), "word/embeddings/a.bin", zip(Map.of("b.txt", utf8("never read")))))),
                new Odd("a picture called PDF", "a.pdf", Refusal.IMAGE, OddFilesTest::picture),
                new Odd("a program called Word", "a.docx", Refusal.PROGRAM, () -> hex("4d5a90000300000004000000ffff0000")),
                new Odd("a recording", "a.txt", Refusal.MEDIA, () -> utf8("RIFF....WAVEfmt ")),
                new Odd("Rich Text called Word", "a.doc", Refusal.RICH_TEXT, () -> utf8("{\\rtf1 text}")),
                new Odd("old Word", "a.docx", Refusal.OLD_OFFICE, () -> compound("WordDocument")),
                new Odd("old PowerPoint", "a.ppt", Refusal.OLD_OFFICE, () -> compound("PowerPoint Document")),
                new Odd("old Excel", "a.xls", Refusal.OLD_OFFICE, () -> bytes(out -> {
                    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
                        workbook.createSheet("a").createRow(0).createCell(0).setCellValue("text");
                        workbook.write(out);
                    }
                })),
                new Odd("a message of Outlook", "a.msg", Refusal.OUTLOOK_MESSAGE, () -> compound("__properties_version1.0")),
                new Odd("some other compound file", "a.docx", Refusal.NOT_TEXT, () -> compound("Thumbs")));
    }

    private static List<Odd> officeFiles() {
        return List.of(
                new Odd("a workbook called CSV", "a.csv", DocumentKind.WORKBOOK, () -> workbook("text")),
                new Odd("Word with a password", "a.docx", Refusal.ENCRYPTED, OddFilesTest::encrypted),
                new Odd("Word with twenty thousand entries", "a.docx", Refusal.UNPACKS_TOO_FAR, OddFilesTest::manyEntries),
                new Odd("Word that unpacks to a hundred megabytes", "a.docx", Refusal.UNPACKS_TOO_FAR, () -> zipBomb(false)),
                new Odd("the same, saying that it is small", "a.docx", Refusal.UNPACKS_TOO_FAR, () -> zipBomb(true)),
                new Odd("a workbook whose words unpack to a hundred megabytes", "a.xlsx", Refusal.UNPACKS_TOO_FAR, OddFilesTest::stringBomb),
                new Odd("Word with entities that multiply", "a.docx", Refusal.BROKEN, () -> zip(office(Files.WORD, "word/document.xml",
                        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'xxxx'><!ENTITY c '&b;&b;&b;'>]><a><p><r><t>&c;</t></r></p></a>"))),
                new Odd("Word with a file from outside", "a.docx", Refusal.BROKEN, () -> zip(office(Files.WORD, "word/document.xml",
                        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a><p><r><t>&b;</t></r></p></a>"))),
                new Odd("Word cut in half", "a.docx", Refusal.BROKEN, () -> half(docx("text"))),
                new Odd("Word with XML that does not end", "a.docx", Refusal.BROKEN, () -> zip(office(Files.WORD, "word/document.xml", "<a><p><r><t>text"))),
                new Odd("Word nested a hundred thousand deep", "a.docx", Refusal.BROKEN, () -> zip(word("<w:tbl>".repeat(100_000)))),
                new Odd("Word without its main part", "a.docx", Refusal.BROKEN, () -> without(word("text"), "word/document.xml")),
                new Odd("Word without a word", "a.docx", Refusal.NO_TEXT, () -> docx("", " ")),
                new Odd("Word with macros", "a.docm", DocumentKind.WORD, () -> zip(with(office("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml",
                        new String(word(paragraph("text")).get("word/document.xml"), StandardCharsets.UTF_8)), "word/vbaProject.bin", utf8("Sub AutoOpen()")))),
                new Odd("a binary workbook", "a.xlsb", Refusal.BINARY_WORKBOOK, () -> zip(office("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "xl/workbook.bin", "x"))),
                new Odd("another package of Office", "a.docx", Refusal.ARCHIVE, () -> zip(office("application/vnd.ms-visio.drawing.main+xml", "visio/document.xml", "<a/>"))),
                new Odd("a workbook with a cell in its last corner", "a.xlsx", DocumentKind.WORKBOOK, OddFilesTest::corner),
                new Odd("a workbook whose cells name words that are not there", "a.xlsx", Refusal.BROKEN, () -> zip(sheet("<row r='1'><c r='A1' t='s'><v>999</v></c></row>"))),
                new Odd("a workbook with more cells than are taken", "a.xlsx", Refusal.TOO_MANY_CELLS, () -> zip(sheet(manyCells()))));
    }

    private static List<Odd> pdfs() {
        return List.of(
                new Odd("a PDF called text", "a.txt", DocumentKind.PDF, () -> pdf(document -> page(document, "text"))),
                new Odd("a mark of a PDF and then noise", "a.pdf", Refusal.BROKEN, () -> joined(utf8("%PDF-1.7\n"), noise(5_000))),
                new Odd("a PDF of ten thousand pages", "a.pdf", Refusal.TOO_MANY_PAGES, () -> pdf(document -> pages(document, 10_000))),
                new Odd("the same, saying that it has one", "a.pdf", Refusal.TOO_MANY_PAGES, OddFilesTest::lyingPages),
                new Odd("a PDF with a password", "a.pdf", Refusal.ENCRYPTED, () -> protectedPdf("secret")),
                new Odd("a PDF that anybody may read and nobody change", "a.pdf", DocumentKind.PDF, () -> protectedPdf("")),
                new Odd("a scan", "a.pdf", Refusal.SCANNED, OddFilesTest::scan),
                new Odd("a PDF of blank pages", "a.pdf", Refusal.NO_TEXT, () -> pdf(document -> pages(document, 3))),
                new Odd("a page that unpacks to a hundred megabytes", "a.pdf", Refusal.UNPACKS_TOO_FAR, () -> content("/Filter/FlateDecode", deflated(megabytes(100)))),
                new Odd("a page packed twice", "a.pdf", Refusal.UNPACKS_TOO_FAR, () -> content("/Filter[/FlateDecode/FlateDecode]", deflated(deflated(megabytes(100))))),
                new Odd("a page packed and written in hex", "a.pdf", Refusal.UNPACKS_TOO_FAR, () -> content("/Filter[/ASCIIHexDecode/FlateDecode]",
                        utf8(HexFormat.of().formatHex(deflated(megabytes(100))) + ">"))),
                new Odd("a page packed by run lengths", "a.pdf", Refusal.UNPACKS_TOO_FAR, () -> content("/Filter/RunLengthDecode", runs(1_100_000))),
                new Odd("objects that unpack to a hundred megabytes", "a.pdf", Refusal.UNPACKS_TOO_FAR, OddFilesTest::objectBomb),
                new Odd("forms that draw forms that draw forms", "a.pdf", Refusal.TOO_SLOW, OddFilesTest::formBomb),
                new Odd("letters that mean nothing", "a.pdf", Refusal.UNREADABLE_LETTERS, OddFilesTest::meaninglessLetters),
                new Odd("a PDF cut in half", "a.pdf", Refusal.BROKEN, () -> half(pdf(document -> pages(document, 20)))),
                new Odd("pages that hold themselves", "a.pdf", Refusal.NO_TEXT, () -> rawPdf(List.of(utf8("<</Type/Catalog/Pages 2 0 R>>"), utf8("<</Type/Pages/Kids[2 0 R]/Count 1>>")))));
    }

    private static List<Odd> mails() {
        String head = "From: a@example.org\nTo: b@example.org\nSubject: s\n";
        return List.of(
                new Odd("an e-mail called text", "a.txt", DocumentKind.EMAIL, () -> utf8(head + "\ntext")),
                new Odd("an e-mail without words", "a.eml", Refusal.NO_TEXT, () -> utf8(head.replace("Subject: s\n", "Date: d\n") + "\n\n")),
                new Odd("an e-mail of ten thousand headers", "a.eml", Refusal.BROKEN, () -> utf8(head + "X-A: b\n".repeat(10_000) + "\ntext")),
                new Odd("an e-mail of parts in parts", "a.eml", DocumentKind.EMAIL, OddFilesTest::deepMail),
                new Odd("an e-mail in letters that nobody knows", "a.eml", DocumentKind.EMAIL, () -> utf8(head + "Content-Type: text/plain; charset=klingon\n\ntext")));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void anOddFileIsReadAsWhatItIsOrRefusedForItsReason(Odd odd) throws Exception {
        byte[] file = odd.making().make();
        Reading read = new DocumentReader(odd.expected() == Refusal.TOO_SLOW ? hasty() : limits()).read(odd.name(), file);
        Enum<?> found = switch (read) {
            case ReadDocument document -> document.kind();
            case Refused refused -> refused.reason();
        };
        assertThat(found).isEqualTo(odd.expected());
        if (read instanceof Refused refused) {
            assertThat(Texts.LANGUAGES).allSatisfy(language -> assertThat(refused.said(language)).isNotBlank().doesNotContain("{"));
        }
    }

    @Test
    void theTableOfOddFilesIsLongAndKnowsEveryReason() {
        assertThat(odd().count()).isGreaterThan(70);
        assertThat(odd().map(Odd::expected).filter(Refusal.class::isInstance).map(Refusal.class::cast).distinct()).containsExactlyInAnyOrder(Refusal.values());
    }

    @Test
    void whatCannotBeSeenIsNotInTheText() throws InterruptedException {
        String bidi = "pay\u202egpj.exe\u202c";
        String smuggled = "a\udb40\udc41\udb40\udc42\ufe01\udb40\udd01b\u2063c\u3164d";
        ReadDocument read = (ReadDocument) new DocumentReader(limits()).read("a\u202etxt.md", utf8("# T\u200bitle\n\n" + bidi + " " + smuggled + " \u0007bell" + " and so on".repeat(20)));
        assertThat(read.parts()).extracting(Part::text).containsExactly("paygpj.exe abcd  bell" + " and so on".repeat(20));
        assertThat(read.parts().getFirst().trail()).containsExactly("Title");
    }

    @Test
    void macrosAreSaidAndNotRead() throws Exception {
        byte[] file = officeFiles().stream().filter(odd -> odd.what().equals("Word with macros")).findFirst().orElseThrow().making().make();
        ReadDocument read = (ReadDocument) new DocumentReader(limits()).read("a.docm", file);
        assertThat(read.remarks()).containsExactly(Remark.of(Remark.Matter.MACROS));
        assertThat(read.parts()).extracting(Part::text).containsExactly("text");
    }

    @Test
    void nothingIsFetchedForADocument() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String there = "http://127.0.0.1:" + server.getLocalPort() + "/a";
            Map<String, byte[]> entries = word(paragraph("text"));
            entries.put("word/_rels/document.xml.rels", utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"" + there + "\" TargetMode=\"External\"/></Relationships>"));
            DocumentReader reader = new DocumentReader(limits());
            assertThat(reader.read("a.docx", zip(entries))).isInstanceOf(ReadDocument.class);
            assertThat(reader.read("a.html", utf8("<html><link rel=stylesheet href='" + there + "'><img src='" + there + "'><p>text"))).isInstanceOf(ReadDocument.class);
            assertThat(reader.read("a.docx", zip(office(Files.WORD, "word/document.xml", "<!DOCTYPE a SYSTEM '" + there + "'><a><p><r><t>x</t></r></p></a>")))).isInstanceOf(Refused.class);
            server.setSoTimeout(200);
            assertThat(catchThrowable(server::accept)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() throws Exception {
        byte[] slow = formBomb();
        Thread reading = Thread.currentThread();
        Thread.ofVirtual().start(reading::interrupt);
        assertThat(catchThrowable(() -> new DocumentReader(limits()).read("a.pdf", slow))).isInstanceOf(InterruptedException.class);
    }

    private static Limits hasty() {
        Limits usual = limits();
        return new Limits(usual.fileBytes(), usual.entries(), usual.unpackedBytes(), usual.partBytes(), usual.smallPartBytes(), usual.pages(), usual.cells(), usual.parts(),
                usual.characters(), Duration.ofSeconds(2));
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        bytes[0] = 'x';
        return bytes;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static Map<String, byte[]> with(Map<String, byte[]> entries, String name, byte[] content) {
        entries.put(name, content);
        return entries;
    }

    private static byte[] without(Map<String, byte[]> entries, String name) throws Exception {
        entries.remove(name);
        return zip(entries);
    }

    private static byte[] picture() throws Exception {
        return bytes(out -> ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", out));
    }

    private static byte[] workbook(String text) throws Exception {
        return bytes(out -> {
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                workbook.createSheet("a").createRow(0).createCell(0).setCellValue(text);
                workbook.write(out);
            }
        });
    }

    private static byte[] encrypted() throws Exception {
        return bytes(out -> {
            try (POIFSFileSystem file = new POIFSFileSystem(); OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(docx("text")))) {
                Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (OutputStream sealed = encryptor.getDataStream(file)) {
                    opened.save(sealed);
                }
                file.writeFilesystem(out);
            }
        });
    }

    private static byte[] manyEntries() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>(word(paragraph("text")));
        for (int number = 0; number < 20_000; number++) {
            entries.put("word/media/" + number + ".xml", new byte[0]);
        }
        return zip(entries);
    }

    /** @param lying whether the sizes in the directory are made small */
    private static byte[] zipBomb(boolean lying) throws Exception {
        Map<String, byte[]> entries = word("");
        byte[] start = utf8("<a><p><r><t>");
        byte[] huge = Arrays.copyOf(start, 200 << 20);
        Arrays.fill(huge, start.length, huge.length, (byte) 'x');
        entries.put("word/document.xml", huge);
        byte[] file = zip(entries);
        for (int at = 0; lying && at < file.length - 28; at++) {
            if (file[at] == 'P' && file[at + 1] == 'K' && file[at + 2] == 1 && file[at + 3] == 2) {
                Arrays.fill(file, at + 24, at + 28, (byte) 0);
                file[at + 24] = 100;
            }
        }
        return file;
    }

    private static Map<String, byte[]> sheet(String rows) {
        Map<String, byte[]> entries = office("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xl/workbook.xml",
                "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
                        + "<sheets><sheet name='a' sheetId='1' r:id='rId1'/></sheets></workbook>");
        entries.put("[Content_Types].xml", utf8(new String(entries.get("[Content_Types].xml"), StandardCharsets.UTF_8).replace("</Types>",
                "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>")));
        entries.put("xl/_rels/workbook.xml.rels", utf8("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet1.xml'/>"
                + "<Relationship Id='rId2' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings' Target='sharedStrings.xml'/></Relationships>"));
        entries.put("xl/sharedStrings.xml", utf8("<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>a</t></si></sst>"));
        entries.put("xl/worksheets/sheet1.xml", utf8("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>" + rows + "</sheetData></worksheet>"));
        return entries;
    }

    private static String manyCells() {
        Random random = new Random(5);
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 10_100; row++) {
            rows.append("<row>");
            for (int cell = 0; cell < 100; cell++) {
                rows.append("<c><v>").append(random.nextInt(10)).append("</v></c>");
            }
            rows.append("</row>");
        }
        return rows.toString();
    }

    private static byte[] stringBomb() throws Exception {
        Map<String, byte[]> entries = sheet("<row r='1'><c r='A1' t='s'><v>0</v></c></row>");
        byte[] one = utf8("<si><t>" + Long.toString(new Random(3).nextLong(), 36) + "</t></si>");
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        words.write(utf8("<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"));
        while (words.size() < 150 << 20) {
            words.write(one);
        }
        entries.put("xl/sharedStrings.xml", words.toByteArray());
        byte[] file = zip(entries);
        for (int at = 0; at < file.length - 28; at++) {
            if (file[at] == 'P' && file[at + 1] == 'K' && file[at + 2] == 1 && file[at + 3] == 2) {
                Arrays.fill(file, at + 24, at + 28, (byte) 0);
                file[at + 25] = 100;
            }
        }
        return file;
    }

    private static byte[] corner() throws Exception {
        return zip(sheet("<row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>far</t></is></c><c r='A1048576' t='inlineStr'><is><t>near</t></is></c></row>"));
    }

    private static void pages(PDDocument document, int count) {
        for (int number = 0; number < count; number++) {
            document.addPage(new PDPage());
        }
    }

    private static byte[] lyingPages() throws Exception {
        List<byte[]> objects = new ArrayList<>();
        StringBuilder kids = new StringBuilder();
        objects.add(utf8("<</Type/Catalog/Pages 2 0 R>>"));
        objects.add(new byte[0]);
        for (int number = 3; number < 2_600; number++) {
            kids.append(number).append(" 0 R ");
            objects.add(utf8("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"));
        }
        objects.set(1, utf8("<</Type/Pages/Count 1/Kids[" + kids + "]>>"));
        return rawPdf(objects);
    }

    private static byte[] protectedPdf(String password) throws Exception {
        return pdf(document -> {
            page(document, "for your eyes only");
            AccessPermission reading = new AccessPermission();
            reading.setCanModify(false);
            document.protect(new StandardProtectionPolicy("owner", password, reading));
        });
    }

    private static byte[] scan() throws Exception {
        return pdf(document -> {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB)), 0, 0);
            }
        });
    }

    private static byte[] content(String filter, byte[] packed) throws Exception {
        return rawPdf(List.of(utf8("<</Type/Catalog/Pages 2 0 R>>"), utf8("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
                utf8("<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>"), stream(filter, packed)));
    }

    private static byte[] runs(int count) {
        byte[] runs = new byte[count * 2];
        for (int at = 0; at < runs.length; at += 2) {
            runs[at] = (byte) 129;
            runs[at + 1] = ' ';
        }
        return runs;
    }

    private static byte[] objectBomb() throws Exception {
        return rawPdf(List.of(utf8("<</Type/Catalog/Pages 2 0 R>>"), utf8("<</Type/Pages/Kids[]/Count 0>>"),
                stream("/Type/ObjStm/N 1/First 10/Filter/FlateDecode", deflated(megabytes(100)))));
    }

    private static byte[] formBomb() throws Exception {
        List<byte[]> objects = new ArrayList<>(List.of(utf8("<</Type/Catalog/Pages 2 0 R>>"), utf8("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
                utf8("<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"), stream("", utf8("/F Do ".repeat(20)))));
        for (int number = 5; number < 20; number++) {
            objects.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F " + (number + 1) + " 0 R>>>>", utf8("/F Do ".repeat(20))));
        }
        objects.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", utf8("0 0 m")));
        return rawPdf(objects);
    }

    private static byte[] meaninglessLetters() throws Exception {
        String differences = "/Encoding<</Type/Encoding/Differences[65/g1/g2/g3/g4/g5/g6]>>";
        StringBuilder map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 6 beginbfchar ");
        for (int code = 65; code < 71; code++) {
            map.append("<%02X> <E0%02X> ".formatted(code, code));
        }
        map.append("endbfchar endcmap end end");
        return rawPdf(List.of(utf8("<</Type/Catalog/Pages 2 0 R>>"), utf8("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
                utf8("<</Type/Page/Parent 2 0 R/MediaBox[0 0 999 999]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"),
                stream("", utf8("BT /F 12 Tf 50 700 Td (ABCDEF ABC DEF ABCDEF ABC DEF) Tj ET")),
                utf8("<</Type/Font/Subtype/Type1/BaseFont/Helvetica" + differences + "/ToUnicode 6 0 R>>"), stream("", utf8(map.toString()))));
    }

    private static byte[] deepMail() {
        StringBuilder mail = new StringBuilder("From: a@example.org\nTo: b@example.org\nSubject: s\nMIME-Version: 1.0\n");
        for (int depth = 0; depth < 300; depth++) {
            mail.append("Content-Type: multipart/mixed; boundary=b").append(depth).append("\n\n--b").append(depth).append('\n');
        }
        return utf8(mail + "Content-Type: text/plain\n\ndeep\n");
    }
}
