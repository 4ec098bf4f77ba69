package com.nexusflow.copilot.channels.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomeTest {

    @TempDir
    private Path machine;

    @Test
    void theNewestJavaThatIsNewEnoughIsTaken() throws IOException {
        java("jvm/java-17", "17.0.15");
        java("jvm/jdk-21", "21.0.2");
        Path newest = java("jvm/temurin-25", "25");
        assertThat(JavaHome.newest(21, Map.of(), List.of(machine.resolve("jvm")))).map(JavaHome::folder).hasValue(newest);
    }

    @Test
    void aJavaNamedInTheEnvironmentCounts() throws IOException {
        Path named = java("elsewhere", "22.0.1");
        assertThat(JavaHome.newest(21, Map.of("JAVA22_HOME", named.toString(), "PATH", "/bin"), List.of())).map(JavaHome::feature).hasValue(22);
    }

    @Test
    void theHomeInsideAMacBundleIsFound() throws IOException {
        Path home = java("jvm/temurin.jdk/Contents/Home", "21.0.5");
        assertThat(JavaHome.newest(21, Map.of(), List.of(machine.resolve("jvm")))).map(JavaHome::folder).hasValue(home);
    }

    @Test
    void oldBrokenAndMissingOnesAreLeftAlone() throws IOException {
        java("jvm/java-8", "1.8.0_402");
        java("jvm/odd", "soon");
        Files.createDirectories(machine.resolve("jvm/empty"));
        assertThat(JavaHome.newest(21, Map.of("JAVA_HOME", machine.resolve("nowhere").toString()), List.of(machine.resolve("jvm"), machine.resolve("gone")))).isEmpty();
    }

    private Path java(String folder, String version) throws IOException {
        Path home = machine.resolve(folder);
        Files.createDirectories(home.resolve("bin"));
        Path executable = Files.createFile(home.resolve("bin/java"));
        assertThat(executable.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
