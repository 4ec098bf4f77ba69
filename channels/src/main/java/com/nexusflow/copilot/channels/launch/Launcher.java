package com.nexusflow.copilot.channels.launch;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts the copilot on this Java when it is new enough, and otherwise on a newer one found on the machine. This package is
 * compiled for Java 17, so it must not name a class of the rest.
 */
public final class Launcher {

    static final int NEEDED = 21;
    static final String PARENT = "copilot.launcher";
    private static final String APPLICATION = "com.nexusflow.copilot.channels.CopilotApplication";

    private Launcher() {}

    public static void main(String[] arguments) throws Exception {
        if (Runtime.version().feature() >= NEEDED) {
            endWithParent();
            Class.forName(APPLICATION).getMethod("main", String[].class).invoke(null, (Object) arguments);
            return;
        }
        Optional<JavaHome> java = JavaHome.newest(NEEDED);
        if (java.isEmpty()) {
            System.err.println("NexusFlow Copilot needs Java " + NEEDED + " or newer, this is Java " + Runtime.version().feature()
                    + " and no newer one was found: install one (Debian: apt-get install openjdk-21-jre-headless, macOS: brew install"
                    + " openjdk@21, or Eclipse Temurin from adoptium.net) or set JAVA_HOME.");
            System.exit(1);
        }
        System.exit(runOn(java.get(), arguments));
    }

    private static int runOn(JavaHome java, String[] arguments) throws IOException, InterruptedException {
        Process copilot = new ProcessBuilder(command(java, arguments)).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(copilot)));
        return copilot.waitFor();
    }

    private static List<String> command(JavaHome java, String[] arguments) {
        String classPath = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>();
        command.add(java.executable().toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + PARENT + "=" + ProcessHandle.current().pid());
        command.addAll(classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? List.of("-jar", classPath)
                : List.of("-cp", classPath, Launcher.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Passes the request to stop on and waits until the copilot has stopped cleanly. */
    private static void end(Process copilot) {
        copilot.destroy();
        try {
            copilot.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A copilot started by a launcher must not outlive it, even when the launcher is killed. */
    private static void endWithParent() {
        String parent = System.getProperty(PARENT);
        if (parent != null) {
            Thread watch = new Thread(() -> {
                ProcessHandle.of(Long.parseLong(parent)).ifPresent(launcher -> launcher.onExit().join());
                System.exit(1);
            }, "launcher-watch");
            watch.setDaemon(true);
            watch.start();
        }
    }
}
