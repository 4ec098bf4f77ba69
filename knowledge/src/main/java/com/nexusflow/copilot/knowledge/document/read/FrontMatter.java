package com.nexusflow.copilot.knowledge.document.read;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The names and values that may stand in front of Markdown, between two lines of three dashes, written in YAML.
 *
 * @param length of the text it takes, 0 where there is none
 * @param lines it takes
 */
record FrontMatter(Map<String, String> values, int length, int lines) {

    private static final int LONGEST = 16_384;
    private static final Pattern FENCED = Pattern.compile("\\A---[ \\t]*\\R(.{0," + LONGEST + "}?)^(---|\\.\\.\\.)[ \\t]*(\\R|\\z)", Pattern.DOTALL | Pattern.MULTILINE);
    private static final FrontMatter NONE = new FrontMatter(Map.of(), 0, 0);

    static FrontMatter of(String text) {
        if (!text.startsWith("---")) {
            return NONE;
        }
        Matcher fenced = FENCED.matcher(text);
        try {
            return fenced.find() && yaml().load(fenced.group(1)) instanceof Map<?, ?> found
                    ? new FrontMatter(plain(found), fenced.end(), (int) fenced.group().lines().count())
                    : NONE;
        } catch (YAMLException | StackOverflowError e) {
            // Two rules with text between them are Markdown, too.
            return NONE;
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(10);
        options.setCodePointLimit(LONGEST);
        return new Yaml(new SafeConstructor(options));
    }

    private static Map<String, String> plain(Map<?, ?> found) {
        Map<String, String> values = new LinkedHashMap<>();
        found.forEach((name, value) -> {
            if (name != null && value != null) {
                values.put(name.toString(), said(value));
            }
        });
        return values;
    }

    private static String said(Object value) {
        return switch (value) {
            case Iterable<?> many -> StreamSupport.stream(many.spliterator(), false).filter(Objects::nonNull).map(FrontMatter::said).collect(Collectors.joining(", "));
            case Date date -> date.toInstant().toString().replace("T00:00:00Z", "");
            default -> value.toString();
        };
    }
}
