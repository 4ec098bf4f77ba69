package com.nexusflow.copilot.voice.recognise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a class of ours in a process of its own, with the class path of this one. */
final class WorkerCommand {

    /** Present when the application runs from its one jar, whose inner jars only this launcher can read. */
    private static final String JAR_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private static final Path NICE = Path.of("/usr/bin/nice");

    private WorkerCommand() {
    }

    static List<String> of(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path")));
        if (startsFromOneJar()) {
            command.addAll(List.of("-Dloader.main=" + main.getName(), JAR_LAUNCHER));
        } else {
            command.add(main.getName());
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /** The same at a lower priority, where the system has the program for it. */
    static List<String> yielding(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "10"));
        }
        command.addAll(of(main, arguments));
        return command;
    }

    private static boolean startsFromOneJar() {
        return ClassLoader.getSystemResource(JAR_LAUNCHER.replace('.', '/') + ".class") != null;
    }
}
