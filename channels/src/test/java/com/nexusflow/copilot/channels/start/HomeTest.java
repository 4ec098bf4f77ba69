package com.nexusflow.copilot.channels.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    private Path folder;

    @Test
    void aSecondCopilotOnTheSameHomeIsRefusedUntilTheFirstHasGone() throws IOException {
        Home first = Home.open(folder.resolve("home"));
        assertThatThrownBy(() -> Home.open(folder.resolve("home"))).isInstanceOf(StartProblem.class).hasMessageContaining("Another copilot is running");
        first.close();
        try (Home second = Home.open(folder.resolve("home"))) {
            assertThat(second.path()).isEqualTo(folder.resolve("home"));
        }
    }
}
