package com.nexusflow.copilot.channels.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Battle cards as files that are sent and brought. */
public final class CardArchive {

    /** The first moment that a ZIP file knows: the same cards make the same file, whenever they are taken away. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private CardArchive() {}

    /** The files in one ZIP file. */
    public static ResponseEntity<byte[]> answer(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file("battle-cards.zip", MediaType.valueOf("application/zip"), bytes.toByteArray());
    }

    /** One file. */
    public static ResponseEntity<byte[]> answer(String name, String text) {
        return file(name, MediaType.valueOf("text/markdown;charset=UTF-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was brought, as text; bytes that are no UTF-8 stand out in it. */
    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .body(bytes);
    }
}
