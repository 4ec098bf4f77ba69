package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.call.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the BANT verdicts on a file of calls, one JSON object per line with "id", "calls" (each with "body") and "failed" (the elements
 * not
 * met): run with the file as argument, or as BantBenchTest with -Dcopilot.bant.file. The even lines are the half that rules were written
 * on.
 */
final class BantMeasurement {

    static final List<String> ELEMENTS = List.of("budget", "authority", "need", "timeline");

    record Half(String name, int calls, int exact, Map<String, Integer> right) {

        double share(String element) {
            return right.getOrDefault(element, 0) / (double) calls;
        }

        double exactly() {
            return exact / (double) calls;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("BANT %-8s %2d calls, %.0f %% exactly right;".formatted(name, calls, 100 * exactly()));
            ELEMENTS.forEach(element -> text.append(" %s %.0f %%".formatted(element, 100 * share(element))));
            return text.toString();
        }
    }

    private record Judged(String id, Set<String> wanted, Map<String, Element> got) {

        boolean isRight(String element) {
            return wanted.contains(element) == isFailed(element);
        }

        boolean isFailed(String element) {
            Element found = got.get(element);
            return found != null && found.status() == Status.NOT_MET;
        }
    }

    private BantMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        measure(Path.of(arguments[0]), arguments.length > 1 ? Integer.parseInt(arguments[1]) : -1).forEach(System.out::println);
    }

    /** Both halves and all; the misses of one half (0 even, 1 odd) are printed when asked for. */
    static List<Half> measure(Path file, int misses) throws IOException {
        List<Judged> judged = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode call = JsonMapper.shared().readTree(line);
            StringBuilder body = new StringBuilder();
            call.get("calls").forEach(part -> body.append(part.get("body").asString()).append('\n'));
            Set<String> failed = new HashSet<>();
            call.get("failed").forEach(element -> failed.add(element.asString().toLowerCase(java.util.Locale.ROOT)));
            Transcript transcript = WrittenTranscript.parse(body.toString(), "en", "");
            judged.add(new Judged(call.get("id").asString(), failed, Bant.judged(Talk.of(transcript), null).elements()));
        }
        if (misses >= 0) {
            for (int i = misses; i < judged.size(); i += 2) {
                print(i, judged.get(i));
            }
        }
        return List.of(half("even", judged, 0, 2), half("odd", judged, 1, 2), half("all", judged, 0, 1));
    }

    private static void print(int index, Judged call) {
        for (String element : ELEMENTS) {
            if (!call.isRight(element)) {
                System.out.println(index + " " + element + " wanted " + (call.wanted().contains(element) ? "not_met" : "-") + " got "
                        + call.got().get(element));
            }
        }
    }

    private static Half half(String name, List<Judged> judged, int from, int step) {
        int calls = 0;
        int exact = 0;
        Map<String, Integer> right = new LinkedHashMap<>();
        for (int i = from; i < judged.size(); i += step) {
            Judged call = judged.get(i);
            calls++;
            exact += ELEMENTS.stream().allMatch(call::isRight) ? 1 : 0;
            ELEMENTS.stream().filter(call::isRight).forEach(element -> right.merge(element, 1, Integer::sum));
        }
        return new Half(name, calls, exact, right);
    }
}
