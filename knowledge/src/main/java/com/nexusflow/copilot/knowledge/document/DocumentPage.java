package com.nexusflow.copilot.knowledge.document;

import java.util.List;

/** @param total of all pages */
public record DocumentPage(List<Document> documents, int offset, int total) {

    public DocumentPage {
        documents = List.copyOf(documents);
    }
}
