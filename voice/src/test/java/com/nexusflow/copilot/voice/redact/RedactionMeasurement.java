package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.voice.redact.Misheard.Dialogue;
import com.nexusflow.copilot.voice.redact.Misheard.Error;
import com.nexusflow.copilot.voice.redact.Personal.Example;
import com.nexusflow.copilot.voice.redact.PersonalSpan.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How much made-up personal data is found, and how often ordinary numbers are taken for it. */
record RedactionMeasurement(Map<Kind, Double> recall, double falsePositives, List<String> missed, List<String> wrong) {

    private static final int SHOWN = 12;

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

    /** The same of what is said in another language, read as a transcript in that language; of a find only what is hidden counts. */
    static RedactionMeasurement abroad(String language, long seed, int each) {
        Personal personal = new Personal(seed);
        Map<Kind, Double> recall = new EnumMap<>(Kind.class);
        List<String> missed = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            int found = 0;
            for (int i = 0; i < each; i++) {
                Example example = personal.abroad(kind, language);
                String left = left(language, example.text());
                if (left.equals(example.text().replace(example.secret(), kind.tag()))) {
                    found++;
                } else {
                    missed.add(language + " " + kind + ": " + example.text() + " -> " + left);
                }
            }
            recall.put(kind, found / (double) each);
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < each * 4; i++) {
            String text = personal.ordinaryAbroad(language);
            if (!left(language, text).equals(text)) {
                wrong.add(text + " -> " + left(language, text));
            }
        }
        return new RedactionMeasurement(recall, wrong.size() / (each * 4.0), missed, wrong);
    }

    /** Recall of numbers with one thing misheard in a dialogue: the least of all errors and kinds, and alarms in ordinary dialogues. */
    static RedactionMeasurement misheard(long seed, int each) {
        Misheard made = new Misheard(seed);
        Map<Kind, Double> recall = new EnumMap<>(Kind.class);
        List<String> missed = new ArrayList<>();
        for (Kind kind : List.of(Kind.CARD, Kind.IBAN)) {
            for (Error error : Error.values()) {
                int hidden = 0;
                for (int i = 0; i < each; i++) {
                    Dialogue dialogue = made.personal(kind, error);
                    String left = left("en", dialogue.asked(), dialogue.said());
                    if (Misheard.isHidden(left)) {
                        hidden++;
                    } else {
                        missed.add(kind + " " + error + ": " + dialogue.said() + " -> " + left);
                    }
                }
                recall.merge(kind, hidden / (double) each, Math::min);
            }
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < each * 4; i++) {
            Dialogue dialogue = made.ordinary();
            String left = left("en", dialogue.asked(), dialogue.said());
            if (!left.equals(dialogue.said())) {
                wrong.add(dialogue + " -> " + left);
            }
        }
        return new RedactionMeasurement(recall, wrong.size() / (each * 4.0), missed, wrong);
    }

    private static String left(String language, String... turns) {
        List<Utterance> utterances = new ArrayList<>();
        for (String turn : turns) {
            int number = utterances.size();
            utterances.add(new Utterance(number, number % 2, number * 1000, number * 1000 + 900, turn, List.of()));
        }
        Transcript transcript = new Transcript(language, false, false, List.of(new Speaker(0, Side.REP, ""), new Speaker(1, Side.CUSTOMER, "")), utterances);
        return Redactor.redact(transcript).transcript().utterances().getLast().text();
    }

    private void print(String name) {
        System.out.println(name + " " + recall() + " false positives " + falsePositives());
        missed().stream().limit(SHOWN).forEach(System.out::println);
        wrong().stream().limit(SHOWN).forEach(System.out::println);
    }

    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 42;
        of(seed, 1000).print("en");
        misheard(seed, 1000).print("misheard");
        for (String language : List.of("de", "fr", "es")) {
            abroad(language, seed, 1000).print(language);
        }
    }
}
