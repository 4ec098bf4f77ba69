package com.nexusflow.copilot.knowledge.passage;

import java.util.List;

/**
 * A stretch of a document that is found and quoted as one.
 *
 * @param trail the headings it stands under, the widest first
 * @param text a table's rows come with their header; headings within the stretch are lines of it
 * @param place where it begins, as the document's parts say it
 * @param firstPart the position of the first part of the document that it holds something of
 * @param lastPart the position of the last one; what stands around it is found there
 */
public record Chunk(List<String> trail, String text, String place, int firstPart, int lastPart) {

    public Chunk {
        trail = List.copyOf(trail);
        if (text.isBlank() || firstPart < 0 || lastPart < firstPart) {
            throw new IllegalArgumentException("A chunk holds text of parts in their order; parts " + firstPart + " to " + lastPart + (text.isBlank() ? " gave none" : ""));
        }
    }
}
