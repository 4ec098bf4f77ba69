package com.nexusflow.copilot.channels.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.text.Texts;
import com.nexusflow.copilot.voice.audio.AudioProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallWordsTest {

    private static final Pattern REMARK = Pattern.compile("new Remark\\(\"([a-z_]+)\"");
    private static final List<String> STAGES = List.of("fetch", "check", "transcribe", "redact", "review", "file", "silence", "refine");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void whateverCanBeWrongWithARecordingIsSaidInEachLanguage(String language) throws IOException {
        Set<String> codes = new TreeSet<>(STAGES.stream().map(stage -> stage + "_failed").toList());
        Arrays.stream(AudioProblem.Code.values()).map(code -> AudioProblem.of(code).name()).forEach(codes::add);
        for (String module : List.of("copilot-core", "voice", "channels")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    Matcher found = REMARK.matcher(Files.readString(file));
                    while (found.find()) {
                        codes.add(found.group(1));
                    }
                }
            }
        }
        assertThat(codes).hasSizeGreaterThan(25).allSatisfy(code -> assertThat(Texts.of("messages.audio", Locale.of(language)).has("audio." + code)).as(code).isTrue());
    }
}
