package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.voice.redact.Personal.Example;
import com.nexusflow.copilot.voice.redact.PersonalSpan.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How much made-up personal data is found, and how often ordinary numbers are taken for it. */
record RedactionMeasurement(Map<Kind, Double> recall, double falsePositives, List<String> missed, List<String> wrong) {

    static RedactionMeasurement of(long seed, int each) {
        Personal personal = new Personal(seed);
        Map<Kind, Double> recall = new EnumMap<>(Kind.class);
        List<String> missed = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            int found = 0;
            for (int i = 0; i < each; i++) {
                Example example = switch (kind) {
                    case CARD -> personal.card();
                    case IBAN -> personal.iban();
                    case EMAIL -> personal.email();
                    case PHONE -> personal.phone();
                };
                if (covers(example)) {
                    found++;
                } else {
                    missed.add(kind + ": " + example.text() + " -> " + Redactor.redact(example.text()));
                }
            }
            recall.put(kind, found / (double) each);
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < each * 4; i++) {
            String text = personal.ordinary();
            if (!Redactor.find(text).isEmpty()) {
                wrong.add(text + " -> " + Redactor.redact(text));
            }
        }
        return new RedactionMeasurement(recall, wrong.size() / (each * 4.0), missed, wrong);
    }

    /** Found as its kind, all of it, and no word beside it. */
    private static boolean covers(Example example) {
        int start = example.text().indexOf(example.secret());
        int end = start + example.secret().length();
        return Redactor.find(example.text()).stream().anyMatch(span -> span.kind() == example.kind() && span.start() == start
                && span.end() == end);
    }

    public static void main(String[] arguments) {
        RedactionMeasurement measured = of(arguments.length > 0 ? Long.parseLong(arguments[0]) : 42, 1000);
        System.out.println(measured.recall() + " false positives " + measured.falsePositives());
        measured.missed().stream().limit(25).forEach(System.out::println);
        measured.wrong().stream().limit(25).forEach(System.out::println);
    }
}
