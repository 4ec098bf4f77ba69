package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.knowledge.document.read.Part;
import com.nexusflow.copilot.knowledge.document.read.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was read of a document, as its page shows it: each part under those of its headings that the part before it did not stand under. */
public record DocumentText(List<Section> sections) {

    private static final int DEEPEST = 4;

    /** @param place where it stands, in the reader's words, or empty */
    public record Section(List<Heading> headings, String kind, List<String> lines, List<List<String>> rows, String place) {}

    /** @param level from 1 for the widest */
    public record Heading(int level, String text) {}

    static DocumentText of(List<Part> parts, Locale locale) {
        List<Section> sections = new ArrayList<>();
        List<String> before = List.of();
        String placeBefore = "";
        for (Part part : parts) {
            String place = Place.said(part.place(), locale);
            sections.add(section(part, before, place.equals(placeBefore) ? "" : place));
            before = part.trail();
            placeBefore = place;
        }
        return new DocumentText(sections);
    }

    private static Section section(Part part, List<String> before, String place) {
        List<String> lines = part.text().lines().toList();
        boolean table = part.kind() == Part.Kind.TABLE || part.kind() == Part.Kind.SHEET;
        return new Section(headings(part.trail(), before), part.kind().code(), table ? List.of() : lines, table ? rows(lines) : List.of(), place);
    }

    private static List<Heading> headings(List<String> trail, List<String> before) {
        int same = 0;
        while (same < Math.min(trail.size(), before.size()) && trail.get(same).equals(before.get(same))) {
            same++;
        }
        List<Heading> headings = new ArrayList<>();
        for (int level = same; level < trail.size(); level++) {
            headings.add(new Heading(Math.min(level + 1, DEEPEST), trail.get(level)));
        }
        return headings;
    }

    private static List<List<String>> rows(List<String> lines) {
        return lines.stream().map(line -> Arrays.asList(line.split(" \\| ", -1))).toList();
    }
}
