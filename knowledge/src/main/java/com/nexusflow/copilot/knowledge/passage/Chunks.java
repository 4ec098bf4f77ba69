package com.nexusflow.copilot.knowledge.passage;

import com.nexusflow.copilot.knowledge.document.read.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a document into chunks along its structure: what stands under a heading stays together, short sections join their neighbours under the same
 * wider heading, a slide is a chunk, and rows of tables go with their header. Nothing is lost and nothing is said twice but headers.
 */
public final class Chunks {

    static final int FEWEST_WORDS = 80;
    static final int MOST_WORDS = 250;

    private final List<Part> parts;
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Integer> open = new ArrayList<>();
    private int openWords;

    private Chunks(List<Part> parts) {
        this.parts = parts;
    }

    /** @param parts of one document, in the order of reading */
    public static List<Chunk> of(List<Part> parts) {
        Chunks cutting = new Chunks(parts);
        for (int position = 0; position < parts.size(); position++) {
            cutting.add(position);
        }
        cutting.close();
        return List.copyOf(cutting.chunks);
    }

    private void add(int position) {
        Part part = parts.get(position);
        switch (part.kind()) {
            case TEXT, LIST, MESSAGE -> flowing(position, part);
            case SLIDE -> {
                close();
                cut(position, part, "");
            }
            case TABLE, SHEET -> {
                close();
                table(position, part);
            }
        }
    }

    private void flowing(int position, Part part) {
        int words = Cuts.words(part.text());
        if (!open.isEmpty() && !joins(part, words)) {
            close();
        }
        if (words > MOST_WORDS) {
            close();
            cut(position, part, "");
        } else {
            open.add(position);
            openWords += words;
        }
    }

    /** Whether the part belongs to what is open: in the same section while there is room, in the next one only while there is too little. */
    private boolean joins(Part part, int words) {
        if (openWords + words > MOST_WORDS) {
            return false;
        }
        List<String> last = parts.get(open.getLast()).trail();
        return last.equals(part.trail()) || openWords < FEWEST_WORDS && haveSameParent(parts.get(open.getFirst()).trail(), part.trail());
    }

    /** Sections beside each other, or one within the other. */
    private static boolean haveSameParent(List<String> one, List<String> other) {
        int shared = common(one, other);
        return shared > 0 && shared >= Math.min(one.size(), other.size()) - 1;
    }

    private static int common(List<String> one, List<String> other) {
        int shared = 0;
        while (shared < Math.min(one.size(), other.size()) && one.get(shared).equals(other.get(shared))) {
            shared++;
        }
        return shared;
    }

    private void close() {
        if (open.isEmpty()) {
            return;
        }
        List<String> trail = shared();
        StringBuilder text = new StringBuilder();
        List<String> before = trail;
        for (int position : open) {
            Part part = parts.get(position);
            List<String> headings = part.trail().subList(trail.size(), part.trail().size());
            if (!part.trail().equals(before)) {
                headings.subList(Math.max(0, Math.min(headings.size(), common(before, part.trail()) - trail.size())), headings.size()).forEach(heading -> text.append(heading).append('\n'));
                before = part.trail();
            }
            text.append(part.text()).append("\n\n");
        }
        chunks.add(new Chunk(trail, text.toString().strip(), parts.get(open.getFirst()).place(), open.getFirst(), open.getLast()));
        open.clear();
        openWords = 0;
    }

    private List<String> shared() {
        List<String> first = parts.get(open.getFirst()).trail();
        int shared = first.size();
        for (int position : open) {
            shared = Math.min(shared, common(first, parts.get(position).trail()));
        }
        return first.subList(0, shared);
    }

    private void cut(int position, Part part, String header) {
        for (String piece : Cuts.pieces(part.text(), MOST_WORDS - Cuts.words(header))) {
            chunks.add(new Chunk(part.trail(), header + piece, part.place(), position, position));
        }
    }

    private void table(int position, Part part) {
        List<String> lines = part.text().lines().toList();
        String header = lines.size() > 1 && Cuts.words(lines.getFirst()) < MOST_WORDS / 2 ? lines.getFirst() + "\n" : "";
        StringBuilder rows = new StringBuilder();
        int words = Cuts.words(header);
        for (String line : lines.subList(header.isEmpty() ? 0 : 1, lines.size())) {
            int more = Cuts.words(line);
            if (!rows.isEmpty() && words + more > MOST_WORDS) {
                chunks.add(new Chunk(part.trail(), header + rows.toString().strip(), part.place(), position, position));
                rows.setLength(0);
                words = Cuts.words(header);
            }
            if (words + more > MOST_WORDS) {
                cut(position, new Part(part.trail(), part.kind(), line, part.place()), header);
            } else {
                rows.append(line).append('\n');
                words += more;
            }
        }
        if (!rows.isEmpty()) {
            chunks.add(new Chunk(part.trail(), header + rows.toString().strip(), part.place(), position, position));
        }
    }
}
