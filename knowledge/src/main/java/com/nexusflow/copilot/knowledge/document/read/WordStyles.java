package com.nexusflow.copilot.knowledge.document.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which paragraph styles of a Word document are headings, by their own word for it or by the style they are based on. */
final class WordStyles implements XmlEvents.Listener {

    private static final Pattern HEADING = Pattern.compile("(?i)heading ?([1-9])");
    private static final int BASED_ON_AT_MOST = 20;

    private final Map<String, Integer> levels = new HashMap<>();
    private final Map<String, String> basedOn = new HashMap<>();
    private final Set<String> titles = new HashSet<>();
    private @Nullable String style;

    @Override
    public void start(String name, XmlEvents at) {
        if (name.equals("style")) {
            style = at.attribute("styleId");
        } else if (style != null) {
            property(style, name, at.attribute("val"));
        }
    }

    private void property(String id, String name, @Nullable String value) {
        switch (name) {
            case "name" -> named(id, value == null ? "" : value);
            case "outlineLvl" -> levels.putIfAbsent(id, level(value));
            case "basedOn" -> basedOn.put(id, value == null ? "" : value);
            default -> { }
        }
    }

    private void named(String id, String name) {
        Matcher heading = HEADING.matcher(name);
        if (heading.matches()) {
            levels.put(id, Integer.parseInt(heading.group(1)));
        } else if (name.toLowerCase(Locale.ROOT).equals("title")) {
            titles.add(id);
        }
    }

    @Override
    public void end(String name) {
        if (name.equals("style")) {
            style = null;
        }
    }

    @Override
    public void text(String text) {}

    boolean isTitle(@Nullable String id) {
        return id != null && (titles.contains(id) || titles.isEmpty() && id.equals("Title"));
    }

    /** 1 to 9, or 0 where it is no heading. */
    int heading(@Nullable String id) {
        String current = id;
        for (int step = 0; current != null && step < BASED_ON_AT_MOST; step++) {
            Integer level = levels.get(current);
            if (level != null) {
                return level;
            }
            Matcher named = HEADING.matcher(current);
            if (named.matches()) {
                return Integer.parseInt(named.group(1));
            }
            current = basedOn.get(current);
        }
        return 0;
    }

    /** An outline level counts from 0; 9 is the body. */
    static int level(@Nullable String value) {
        return value != null && value.matches("[0-8]") ? Integer.parseInt(value) + 1 : 0;
    }
}
