package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.text.Texts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The app that administrators upload, within the limits that Teams sets. */
class AppPackageTest {

    private static final String APP = "6f1c7f0a-1d8e-4e6c-9a55-0c2f4f1b7d11";
    private static final Connection CONNECTION = new Connection(UUID.randomUUID(), "teams", "w", "Teams", Map.of(Fields.APP_ID, APP), Map.of(), Instant.EPOCH, null, null, null, null);

    static List<Locale> languages() {
        return Texts.LANGUAGES;
    }

    @Test
    void thereIsNoPackageBeforeTheAppIsKnown() {
        Connection unknown = new Connection(UUID.randomUUID(), "teams", "", "Teams", Map.of(), Map.of(), Instant.EPOCH, null, null, null, null);
        AppPackage app = new AppPackage(new DoorSettings("https://copilot.example.com", false), Locale.ENGLISH);
        assertThatThrownBy(() -> app.zip(unknown)).isInstanceOf(IllegalStateException.class).hasMessageContaining("enter it first");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theManifestFitsInEveryLanguage(Locale language) throws IOException {
        JsonNode manifest = manifest(language);
        assertThat(manifest.path("manifestVersion").asString()).isEqualTo("1.17");
        assertThat(manifest.path("id").asString()).isEqualTo(APP);
        assertThat(manifest.path("name").path("short").asString()).hasSizeBetween(1, 30);
        assertThat(manifest.path("name").path("full").asString()).hasSizeBetween(1, 100);
        assertThat(manifest.path("description").path("short").asString()).hasSizeBetween(1, 80);
        assertThat(manifest.path("description").path("full").asString()).hasSizeBetween(1, 4_000);
        assertThat(manifest.path("validDomains").path(0).asString()).isEqualTo("copilot.example.com");
        JsonNode bot = manifest.path("bots").path(0);
        assertThat(bot.path("botId").asString()).isEqualTo(APP);
        assertThat(bot.path("scopes").toString()).isEqualTo("[\"personal\",\"team\",\"groupChat\"]");
        assertThat(bot.path("commandLists").path(0).path("commands").size()).isBetween(1, 10);
        for (JsonNode command : bot.path("commandLists").path(0).path("commands")) {
            assertThat(command.path("title").asString()).hasSizeBetween(1, 32);
            assertThat(command.path("description").asString()).hasSizeBetween(1, 128);
        }
        JsonNode searches = manifest.path("composeExtensions").path(0).path("commands");
        assertThat(searches.findValuesAsString("id")).containsExactly("deals", "accounts", "cards");
        for (JsonNode search : searches) {
            assertThat(search.path("title").asString()).hasSizeBetween(1, 32);
            assertThat(search.path("description").asString()).hasSizeBetween(1, 128);
            assertThat(search.path("parameters").path(0).path("description").asString()).hasSizeBetween(1, 128);
        }
    }

    @Test
    void theIconsAreWhatTeamsWants() throws IOException {
        BufferedImage color = ImageIO.read(new ByteArrayInputStream(files(Locale.ENGLISH).get("color.png")));
        BufferedImage outline = ImageIO.read(new ByteArrayInputStream(files(Locale.ENGLISH).get("outline.png")));
        assertThat(List.of(color.getWidth(), color.getHeight(), outline.getWidth(), outline.getHeight())).containsExactly(192, 192, 32, 32);
        boolean drawn = false;
        for (int i = 0; i < 32 * 32; i++) {
            int pixel = outline.getRGB(i % 32, i / 32);
            drawn |= pixel >>> 24 > 200;
            assertThat(pixel >>> 24 == 0 || (pixel & 0xffffff) == 0xffffff).as("white or nothing").isTrue();
        }
        assertThat(drawn).isTrue();
        assertThat(outline.getRGB(0, 0) >>> 24).isZero();
        assertThat(color.getRGB(3, 3) >>> 24).isEqualTo(255);
    }

    private static JsonNode manifest(Locale language) throws IOException {
        return JsonMapper.builder().build().readTree(files(language).get("manifest.json"));
    }

    private static Map<String, byte[]> files(Locale language) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(new AppPackage(new DoorSettings("https://copilot.example.com", false), language).zip(CONNECTION)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
