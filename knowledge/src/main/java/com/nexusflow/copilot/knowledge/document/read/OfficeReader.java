package com.nexusflow.copilot.knowledge.document.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.xml.sax.SAXException;

/** Word, PowerPoint and Excel as they are since 2007: packed files of XML. What is packed and none of these is refused as what it is. */
final class OfficeReader {

    private static final byte[] DIRECTORY_ENTRY = {'P', 'K', 1, 2};

    private final Draft draft;
    private final Budget budget;

    OfficeReader(Draft draft) {
        this.draft = draft;
        this.budget = draft.budget();
    }

    DocumentKind read(byte[] file) throws IOException, OpenXML4JException, SAXException {
        countEntries(file);
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get(); GuardedZip entries = new GuardedZip(zip, budget)) {
            if (entries.getEntry("[Content_Types].xml") == null) {
                throw budget.refuse(otherArchive(entries));
            }
            entries.check();
            return read(OPCPackage.open(entries));
        }
    }

    private void countEntries(byte[] file) {
        int entries = 0;
        for (int at = 0; at + DIRECTORY_ENTRY.length <= file.length; at++) {
            if (file[at] == 'P' && file[at + 1] == 'K' && file[at + 2] == 1 && file[at + 3] == 2 && ++entries > budget.limits().entries()) {
                throw budget.refuse(Refusal.UNPACKS_TOO_FAR, budget.limits().unpackedBytes() >> 20);
            }
        }
    }

    private static Refusal otherArchive(GuardedZip zip) throws IOException {
        return zip.start("mimetype", 60).map(bytes -> new String(bytes, StandardCharsets.US_ASCII)).filter(type -> type.contains("opendocument")).isPresent()
                ? Refusal.OPEN_DOCUMENT
                : Refusal.ARCHIVE;
    }

    private DocumentKind read(OPCPackage opened) throws IOException, OpenXML4JException, SAXException {
        PackagePart main = main(opened);
        String type = main.getContentType().toLowerCase(Locale.ROOT);
        if (type.contains("sheet.binary")) {
            throw budget.refuse(Refusal.BINARY_WORKBOOK);
        }
        draft.title(opened.getPackageProperties().getTitleProperty().orElse(null));
        if (type.contains("macroenabled")) {
            draft.remark(Remark.of(Remark.Matter.MACROS));
        }
        if (type.contains("wordprocessingml") || type.contains("ms-word")) {
            new WordReader(draft).read(main);
            return DocumentKind.WORD;
        }
        if (type.contains("presentationml") || type.contains("ms-powerpoint")) {
            new SlidesReader(draft).read(main);
            return DocumentKind.SLIDES;
        }
        if (type.contains("spreadsheetml") || type.contains("ms-excel")) {
            new SheetReader(draft).read(opened);
            return DocumentKind.WORKBOOK;
        }
        throw budget.refuse(Refusal.ARCHIVE);
    }

    private PackagePart main(OPCPackage opened) throws OpenXML4JException {
        for (PackageRelationship relation : opened.getRelationships()) {
            if (relation.getRelationshipType().endsWith("/officeDocument")) {
                PackagePart part = opened.getPart(relation);
                if (part != null) {
                    return part;
                }
            }
        }
        throw budget.refuse(Refusal.BROKEN);
    }
}
