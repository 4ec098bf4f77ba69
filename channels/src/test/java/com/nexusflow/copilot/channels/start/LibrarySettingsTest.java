package com.nexusflow.copilot.channels.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.channels.start.LibrarySettings.Folder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibrarySettingsTest {

    @Test
    void eachFolderHasItsCollection() {
        assertThat(new LibrarySettings(List.of("/srv/play books = Playbooks", "", "/srv/a=b=Legal")).watched())
                .containsExactly(new Folder(Path.of("/srv/play books"), "Playbooks"), new Folder(Path.of("/srv/a=b"), "Legal"));
        assertThat(new LibrarySettings(null).watched()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/playbooks", "/srv/playbooks=", "=Playbooks"})
    void aFolderWithoutItsCollectionIsToldInASentence(String folder) {
        assertThatThrownBy(() -> new LibrarySettings(List.of(folder)).watched()).isInstanceOf(StartProblem.class).hasMessageContaining("PATH=COLLECTION");
    }

    @Test
    void twoFoldersDoNotFeedOneCollection() {
        assertThatThrownBy(() -> new LibrarySettings(List.of("/a=Playbooks", "/b=playbooks")).watched()).isInstanceOf(StartProblem.class).hasMessageContaining("Two folders");
    }
}
