package com.nexusflow.copilot.channels.door;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The file of a document as it came. */
public final class KeptFile {

    private KeptFile() {}

    /** To be saved and never to be shown: anybody may have written it, and a browser would run what is in a page. */
    public static ResponseEntity<byte[]> answer(String name, byte[] file) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name.substring(name.lastIndexOf('/') + 1), StandardCharsets.UTF_8).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(file);
    }
}
