package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.voice.redact.Redactor;
import com.nexusflow.copilot.voice.words.PhraseScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Lines per second of trackers and redaction on one core, against twenty regular expressions over the same lines. */
final class ReviewSpeedMeasurement {

    private static final int LINES = 20_000;
    private static final int ROUNDS = 60;
    private static final List<String> OPENINGS = List.of("So I think", "Well, to be honest", "As we said last time", "From our side",
            "Yes, I agree that", "Okay and", "Right, so");
    private static final List<String> MIDDLES = List.of("the team works with the new board every morning",
            "we look at how the orders come in", "our people in the plant would use it most",
            "the price for all units is what matters here", "I would talk to my manager about the budget",
                    "the reports should be ready on Monday",
            "we compared it with two other tools in spring", "nobody has time to type all of that", "it has to run on the tablets we own",
                    "you could send me the details again");
    private static final List<String> ENDINGS = List.of("and that is it for now.", "so let us see how it goes.",
            "if that makes sense to you.", "because the season starts in May.", "which was fine.", "before we go on.");
    private static final List<Pattern> TWENTY = List.of("\\bpric(e|es|ing)\\b", "\\bbudgets?\\b", "\\bdiscounts?\\b", "\\bcompetitors?\\b",
            "\\bdecision makers?\\b", "\\bsign(ed|ing)? off\\b",
            "\\bnext steps?\\b", "\\bfollow(ed|ing)? up\\b", "\\btimelines?\\b", "\\bdeadlines?\\b", "\\bsecurity\\b",
                    "\\bencrypt(ed|ion)\\b", "\\bprocurement\\b", "\\bapprov(e|ed|al)\\b",
            "\\btoo expensive\\b", "\\bnot sure\\b", "\\bGlobex\\b", "\\b(?:\\d[ -]?){13,19}\\b", "[\\w.]+@[\\w.]+",
                    "\\+?\\d[\\d ()-]{7,}\\d").stream()
            .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)).toList();

    /** Lines per second of ours and of the regular expressions, the best of several rounds each. */
    record Speed(double ours, double regexes) {

        double ratio() {
            return ours / regexes;
        }

        @Override
        public String toString() {
            return "trackers + redaction %,.0f lines/s on one core; 20 regular expressions %,.0f lines/s; ratio %.1f".formatted(ours,
                    regexes, ratio());
        }
    }

    private ReviewSpeedMeasurement() {}

    static Speed measure() {
        List<String> lines = lines();
        PhraseScanner scanner = Trackers.of("en", new ReviewContext.Vocabulary(List.of("Globex", "Initech", "Northwind"),
                List.of("Kan-Code", "Salesdesk"), List.of())).scanner();
        double ours = 0;
        double regexes = 0;
        long[] found = new long[2];
        for (int round = 0; round < ROUNDS; round++) {
            ours = Math.max(ours, rate(lines, line -> {
                scanner.scan(line, (phrase, start, end) -> found[0]++);
                found[0] += Redactor.find(line).size();
            }));
            regexes = Math.max(regexes, round % 10 == 0 ? rate(lines,
                    line -> found[1] += TWENTY.stream().filter(pattern -> pattern.matcher(line).find()).count()) : 0);
        }
        if (found[0] == 0 || found[1] == 0) {
            throw new IllegalStateException("Nothing was found in " + LINES + " lines; the measurement says nothing");
        }
        return new Speed(ours, regexes);
    }

    private interface Work {
        void on(String line);
    }

    private static double rate(List<String> lines, Work work) {
        long start = System.nanoTime();
        lines.forEach(work::on);
        return lines.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static List<String> lines() {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            String number = i % 200 == 0 ? " My number is 555-201-%04d.".formatted(random.nextInt(10_000)) : "";
            lines.add(pick(OPENINGS, random) + " " + pick(MIDDLES, random) + " " + pick(ENDINGS, random) + number);
        }
        return lines;
    }

    private static String pick(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    public static void main(String[] arguments) {
        System.out.println(measure());
    }
}
