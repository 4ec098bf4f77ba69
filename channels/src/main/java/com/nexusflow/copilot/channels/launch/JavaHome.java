package com.nexusflow.copilot.channels.launch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** An installed Java: its folder and its feature number. */
record JavaHome(Path folder, int feature) {

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/lib/jvm", "/usr/java", "/opt/java", "/Library/Java/JavaVirtualMachines", "/opt/homebrew/opt",
            "~/.sdkman/candidates/java", "~/.jdks", "~/.local/share/mise/installs/java", "~/Library/Java/JavaVirtualMachines");

    /** The newest Java of at least this feature number: JAVA_HOME's or another named in the environment, then the usual places. */
    static Optional<JavaHome> newest(int feature) {
        return newest(feature, System.getenv(), USUAL_PLACES.stream()
                .map(place -> Path.of(place.replaceFirst("^~", System.getProperty("user.home"))))
                .toList());
    }

    static Optional<JavaHome> newest(int feature, Map<String, String> environment, List<Path> places) {
        List<Path> candidates = new ArrayList<>();
        environment.forEach((name, value) -> {
            if (name.matches("JAVA.*HOME.*") && !value.isBlank()) {
                candidates.add(Path.of(value));
            }
        });
        places.forEach(place -> candidates.addAll(foldersIn(place)));
        return candidates.stream()
                .flatMap(folder -> at(folder).stream())
                .filter(java -> java.feature >= feature)
                .max(Comparator.comparingInt(JavaHome::feature));
    }

    Path executable() {
        return folder.resolve("bin").resolve("java");
    }

    private static Optional<JavaHome> at(Path folder) {
        for (String inside : List.of("", "Contents/Home", "libexec/openjdk.jdk/Contents/Home")) {
            Path home = folder.resolve(inside);
            if (Files.isExecutable(home.resolve("bin/java")) && Files.isReadable(home.resolve("release"))) {
                return feature(home.resolve("release")).map(feature -> new JavaHome(home, feature));
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> feature(Path release) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
            return Optional.of(Runtime.Version.parse(properties.getProperty("JAVA_VERSION", "").replace("\"", "")).feature());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Path> foldersIn(Path place) {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(place, Files::isDirectory)) {
                children.forEach(folders::add);
            } catch (IOException e) {
                return List.of();
            }
        }
        return folders;
    }
}
