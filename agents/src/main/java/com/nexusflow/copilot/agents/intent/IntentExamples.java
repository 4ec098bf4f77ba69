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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The example sentences the copilot learns its intents from: text files {@code LANGUAGE/INTENT.txt}, one sentence a line,
 * lines beginning with {@code #} are remarks, {@code {account}} and the like ({@link NameKind}) stand where a name belongs.
 * An installation's folder of the same layout adds to the product's own.
 */
public final class IntentExamples {

    private static final Logger LOG = LoggerFactory.getLogger(IntentExamples.class);
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");
    private static final List<String> INTENTS = List.of("account_brief", "change_record", "compare", "deal_brief", "find_record", "follow_up",
            "greeting", "help", "how_computed", "list_deals", "metric", Example.OUT_OF_SCOPE, "record_fact", "team_overview", "timeline");
    private static final Pattern FILE = Pattern.compile("([a-z]{2})/([a-z][a-z0-9_]*)\\.txt");
    private static final int LONGEST_LINE = 400;

    private IntentExamples() {}

    /** The product's own examples. */
    public static List<Example> load() {
        List<Example> examples = new ArrayList<>();
        for (String language : LANGUAGES) {
            for (String intent : INTENTS) {
                String file = language + "/" + intent + ".txt";
                examples.addAll(parse(text(resource(file), file), file, intent, IntentExamples::refuse));
            }
        }
        return List.copyOf(examples);
    }

    /** The product's own examples and those of a folder; what is of no use there is skipped and named in the log. */
    public static List<Example> load(Path extraFolder) {
        return load(extraFolder, LOG::warn);
    }

    static List<Example> load(Path extraFolder, Consumer<String> warning) {
        List<Example> examples = new ArrayList<>(load());
        for (Path file : files(extraFolder, warning)) {
            try {
                examples.addAll(read(extraFolder, file, warning));
            } catch (IOException | IllegalArgumentException e) {
                warning.accept("Examples of intents: " + file + " is skipped: " + e.getMessage());
            }
        }
        return List.copyOf(examples);
    }

    private static List<Example> read(Path folder, Path file, Consumer<String> warning) throws IOException {
        Matcher name = FILE.matcher(folder.relativize(file).toString().replace('\\', '/'));
        if (!name.matches() || !LANGUAGES.contains(name.group(1)) || !INTENTS.contains(name.group(2))) {
            throw new IllegalArgumentException("it is not named LANGUAGE/INTENT.txt with one of the languages " + LANGUAGES + " and of the intents "
                    + INTENTS + "; rename or remove it");
        }
        return parse(text(Files.readAllBytes(file), file.toString()), file.toString(), name.group(2), problem -> warning.accept(problem + "; the line is skipped"));
    }

    private static List<Path> files(Path folder, Consumer<String> warning) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            warning.accept("Examples of intents: " + folder + " is skipped: it could not be listed (" + e.getMessage() + "); make it readable");
            return List.of();
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

    /** @param problem told what is wrong with a line, which is left out then */
    private static List<Example> parse(String text, String file, String intent, Consumer<String> problem) {
        List<Example> examples = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R")) {
            number++;
            String sentence = line.strip();
            if (sentence.isEmpty() || sentence.startsWith("#")) {
                continue;
            }
            Optional<String> wrong = wrong(sentence);
            if (wrong.isPresent()) {
                problem.accept("Examples of intents: line " + number + " of " + file + " " + wrong.get());
            } else {
                examples.add(new Example(sentence, intent));
            }
        }
        return examples;
    }

    private static Optional<String> wrong(String sentence) {
        if (sentence.length() > LONGEST_LINE) {
            return Optional.of("is " + sentence.length() + " characters long; write one sentence of at most " + LONGEST_LINE + " a line");
        }
        String unknown = Wordings.unknownSlot(sentence);
        if (!unknown.isEmpty()) {
            return Optional.of("holds '" + unknown + "', which is no kind of name; write one of " + Arrays.stream(NameKind.values()).map(NameKind::slot).toList());
        }
        return Phrase.of(sentence).isBlank() ? Optional.of("holds no words; write a sentence") : Optional.empty();
    }

    private static void refuse(String problem) {
        throw new IllegalStateException(problem);
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
            throw new IllegalArgumentException(file + " is not UTF-8 text; save it as UTF-8", e);
        }
    }
}
