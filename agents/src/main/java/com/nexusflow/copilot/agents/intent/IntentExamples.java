package com.nexusflow.copilot.agents.intent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The example sentences the copilot learns its intents from: text files {@code LANGUAGE/INTENT.txt}, one sentence a line,
 * lines beginning with {@code #} are remarks, {@code {account}} and the like ({@link NameKind}) stand where a name belongs.
 * A tenant's folder of the same layout adds to the product's own.
 */
public final class IntentExamples {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");
    private static final List<String> INTENTS = List.of("account_brief", "change_record", "compare", "deal_brief", "find_record", "follow_up",
            "greeting", "help", "how_computed", "list_deals", "metric", Example.OUT_OF_SCOPE, "record_fact", "team_overview", "timeline");
    private static final Pattern FILE = Pattern.compile("[a-z]{2}/[a-z][a-z0-9_]*\\.txt");
    private static final int LONGEST_LINE = 400;

    private IntentExamples() {}

    /** The product's own examples. */
    public static List<Example> load() {
        List<Example> examples = new ArrayList<>();
        for (String language : LANGUAGES) {
            for (String intent : INTENTS) {
                String file = language + "/" + intent + ".txt";
                examples.addAll(parse(resource(file), file, intent));
            }
        }
        return List.copyOf(examples);
    }

    /** The product's own examples and those of a folder. */
    public static List<Example> load(Path extraFolder) {
        List<Example> examples = new ArrayList<>(load());
        for (Path file : files(extraFolder)) {
            String name = extraFolder.relativize(file).toString().replace('\\', '/');
            if (!FILE.matcher(name).matches()) {
                throw new IllegalArgumentException("Examples of intents: " + file
                        + " is not named LANGUAGE/INTENT.txt, like en/metric.txt; rename or move it");
            }
            examples.addAll(parse(bytes(file), file.toString(), name.substring(3, name.length() - 4)));
        }
        return List.copyOf(examples);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("Examples of intents: " + folder + " is no folder; create it or correct the setting");
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Examples of intents: " + folder + " could not be listed; make it readable", e);
        }
    }

    private static byte[] resource(String file) {
        try (InputStream stream = IntentExamples.class.getResourceAsStream("/intents/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("Examples of intents: intents/" + file + " is missing from the program; build it again");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Examples of intents: intents/" + file + " could not be read from the program", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Examples of intents: " + file + " could not be read; make it readable", e);
        }
    }

    private static List<Example> parse(byte[] bytes, String file, String intent) {
        List<Example> examples = new ArrayList<>();
        int number = 0;
        for (String line : text(bytes, file).split("\\R")) {
            number++;
            String sentence = line.strip();
            if (!sentence.isEmpty() && !sentence.startsWith("#")) {
                check(sentence, "line " + number + " of " + file);
                examples.add(new Example(sentence, intent));
            }
        }
        return examples;
    }

    private static void check(String sentence, String place) {
        if (sentence.length() > LONGEST_LINE) {
            throw new IllegalArgumentException("Examples of intents: " + place + " is " + sentence.length()
                    + " characters long; write one sentence of at most " + LONGEST_LINE + " a line");
        }
        String unknown = Wordings.unknownSlot(sentence);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Examples of intents: " + place + " holds '" + unknown + "', which is no kind of name; write one of "
                    + Arrays.stream(NameKind.values()).map(NameKind::slot).toList());
        }
    }

    /** The invented names of a kind that stand in the product's examples. */
    static List<String> names(NameKind kind) {
        String file = "names/" + kind.code() + ".txt";
        return text(resource(file), file).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    private static String text(byte[] bytes, String file) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("Examples of intents: " + file + " is not UTF-8 text; save it as UTF-8", e);
        }
    }
}
