package com.nexusflow.copilot.voice.words;

import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Side;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cues of one word list. A list has lines "@name = choice, choice" (a class of words), "[label side weight affirmed]" (what the
 * patterns below it mean; side is rep, customer or any) and patterns of blanks-separated parts: a word, "a|b" choices with "_" for a blank
 * inside one, "@class", "part?" optional, "!part" not here, "*" a gap of up to three words, "*6" of up to six, "#" for a number,
 * "=word" for that form of the word alone.
 */
public final class CueSet {

    private static final int USUAL_GAP = 3;
    /** "No, too expensive" denies nothing: without a comma it cannot be told from "no too expensive". */
    private static final Set<String> DENYING_BEHIND = Set.of("not", "never", "hardly");
    private static final Set<String> DENYING = Set.of("not", "never", "no", "hardly", "neither", "nor");

    /** A cue found in a sentence, with the words it covers as first and past-the-last token. */
    public record Found(Cue cue, Sentence sentence, int from, int to) {

        public String label() {
            return cue.label();
        }

        public Quote quote() {
            return sentence.quote();
        }

        /** Whether the word just before it denies it: "not too long". */
        public boolean isDenied() {
            return from > 0 && DENYING_BEHIND.contains(sentence.tokens().get(from - 1).text());
        }

        /** Whether a word within it denies it: "I cannot promise". */
        public boolean denies() {
            return sentence.tokens().subList(from, to).stream().anyMatch(token -> DENYING.contains(token.text()));
        }

        /** The words from the cue's end on. */
        public List<Token> after() {
            return sentence.tokens().subList(to, sentence.tokens().size());
        }
    }

    private final List<Cue> cues;
    private final Map<String, BitSet> byBeginning = new HashMap<>();
    private final BitSet anywhere = new BitSet();

    private CueSet(List<Cue> cues) {
        this.cues = List.copyOf(cues);
        for (int i = 0; i < cues.size(); i++) {
            int number = i;
            Set<String> beginnings = cues.get(i).beginnings();
            if (beginnings.isEmpty()) {
                anywhere.set(number);
            }
            beginnings.forEach(stem -> byBeginning.computeIfAbsent(stem, key -> new BitSet()).set(number));
        }
    }

    /** The cues whose beginning stands in the sentence. */
    private BitSet candidates(Sentence sentence) {
        BitSet candidates = (BitSet) anywhere.clone();
        for (Token token : sentence.tokens()) {
            BitSet beginning = byBeginning.get(token.stem());
            if (beginning != null) {
                candidates.or(beginning);
            }
        }
        return candidates;
    }

    /** Reads lists in order; classes of an earlier list are known in the later ones. */
    public static CueSet read(List<WordList> lists) {
        Map<String, List<List<String>>> classes = new HashMap<>();
        List<Cue> cues = new ArrayList<>();
        for (WordList list : lists) {
            read(list, classes, cues);
        }
        return new CueSet(cues);
    }

    private static void read(WordList list, Map<String, List<List<String>>> classes, List<Cue> cues) {
        String[] heading = {};
        for (String line : list.lines()) {
            try {
                if (line.startsWith("@") && line.contains(" = ")) {
                    String[] sides = line.substring(1).split(" = ", 2);
                    classes.put(sides[0].strip(), choices(sides[1].split(","), classes));
                } else if (line.startsWith("[")) {
                    heading = line.substring(1, line.indexOf(']')).split(" ");
                } else {
                    cues.add(cue(heading, line, classes));
                }
            } catch (RuntimeException e) {
                throw new IllegalStateException("The line \"" + line + "\" of the word list " + list.name() + " cannot be read: "
                        + e.getMessage()
                        + "; see CueSet for the form", e);
            }
        }
    }

    private static Cue cue(String[] heading, String pattern, Map<String, List<List<String>>> classes) {
        Side side = switch (heading[1]) {
            case "rep" -> Side.REP;
            case "customer" -> Side.CUSTOMER;
            case "any" -> null;
            default -> throw new IllegalArgumentException("side \"" + heading[1] + "\" is none of rep, customer, any");
        };
        boolean affirmed = heading.length > 3 && heading[3].equals("affirmed");
        List<Cue.Part> parts = new ArrayList<>();
        for (String part : pattern.strip().split(" +")) {
            parts.add(part(part, classes));
        }
        return new Cue(heading[0], side, Double.parseDouble(heading[2]), affirmed, List.copyOf(parts));
    }

    private static Cue.Part part(String written, Map<String, List<List<String>>> classes) {
        if (written.startsWith("*")) {
            return new Cue.Part(List.of(), false, false, written.length() == 1 ? USUAL_GAP : Integer.parseInt(written.substring(1)));
        }
        boolean optional = written.endsWith("?");
        boolean forbidden = written.startsWith("!");
        String choices = written.substring(forbidden ? 1 : 0, written.length() - (optional ? 1 : 0));
        return new Cue.Part(choices(choices.split("\\|"), classes), optional, forbidden, 0);
    }

    private static List<List<String>> choices(String[] written, Map<String, List<List<String>>> classes) {
        List<List<String>> choices = new ArrayList<>();
        for (String choice : written) {
            String words = choice.strip().replace('_', ' ');
            if (words.startsWith("@")) {
                List<List<String>> named = classes.get(words.substring(1));
                if (named == null) {
                    throw new IllegalArgumentException("the class " + words + " is not defined above");
                }
                choices.addAll(named);
            } else if (words.startsWith("=")) {
                choices.add(Tokens.of(words).stream().map(token -> "=" + token.text()).toList());
            } else {
                choices.add(words.equals("#") ? List.of("#") : Tokens.of(words).stream().map(Token::stem).toList());
            }
        }
        return choices;
    }

    /** Every cue that stands in the sentence, at most once each. */
    public List<Found> in(Sentence sentence) {
        List<Found> found = new ArrayList<>();
        BitSet candidates = candidates(sentence);
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            Cue cue = cues.get(i);
            if (cue.side() == null || cue.side() == sentence.side()) {
                int[] place = cue.find(sentence.tokens());
                if (place != null) {
                    found.add(new Found(cue, sentence, place[0], place[1]));
                }
            }
        }
        return found;
    }

    public List<Found> in(List<Sentence> sentences) {
        return sentences.stream().flatMap(sentence -> in(sentence).stream()).toList();
    }
}
