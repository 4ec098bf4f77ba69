package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.voice.redact.PersonalSpan.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Two sides of a call as a recogniser hears them: one asks for a number, the other one says it, and the recogniser gets a word wrong. */
final class Misheard {

    enum Error {
        WRONG_DIGIT, DROPPED_DIGIT, HOMOPHONE, OTHER_WORD, LOST_LETTERS
    }

    record Dialogue(String asked, String said) {}

    private static final Map<Kind, List<String>> QUESTIONS = Map.of(Kind.CARD, List.of("could you give me the card number please for the order",
            "okay i can take that payment over the phone whenever you are ready go ahead", "and what is the long number on the front of it"),
            Kind.IBAN, List.of("which account shall we send it to then", "could you read me your iban please", "okay go ahead whenever you are ready with it"));
    private static final Map<String, List<String>> HOMOPHONES = Map.of("four", List.of("for", "fore"), "two", List.of("to", "too"), "eight", List.of("ate"),
            "one", List.of("won"));
    private static final List<String> FRAMES = List.of("%s", "yeah sure it's %s", "okay that would be %s thanks", "let me see %s is that right");
    private static final List<String> DIGITS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private final Random random;
    private final Personal personal;
    private final Spoken spoken;

    Misheard(long seed) {
        this.random = new Random(seed);
        this.personal = new Personal(seed);
        this.spoken = new Spoken(random);
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    Dialogue personal(Kind kind, Error error) {
        String number = kind == Kind.CARD ? personal.cardNumber() : personal.ibanNumber();
        List<String> words = new ArrayList<>(List.of(spoken.oneByOne(kind == Kind.CARD ? number : number.substring(2)).split(" ")));
        int at = 1 + random.nextInt(words.size() - 2);
        switch (error) {
            case WRONG_DIGIT -> words.set(at, DIGITS.get((DIGITS.indexOf(words.get(at)) + 1 + random.nextInt(8)) % 10));
            case DROPPED_DIGIT -> words.remove(at);
            case HOMOPHONE -> words.replaceAll(word -> HOMOPHONES.containsKey(word) && random.nextInt(4) == 0 ? pick(HOMOPHONES.get(word)) : word);
            case OTHER_WORD -> words.set(3 + random.nextInt(words.size() - 6), pick(List.of("hun", "the", "tree", "stephen", "and")));
            case LOST_LETTERS -> { }
        }
        String letters = kind == Kind.CARD ? "" : error == Error.LOST_LETTERS ? "the " : (number.charAt(0) + " " + number.charAt(1) + " ").toLowerCase();
        return new Dialogue(pick(QUESTIONS.get(kind)), pick(FRAMES).formatted(letters + String.join(" ", words)));
    }

    /** No more than one digit can be read; letters may. */
    static boolean isHidden(String left) {
        return Arrays.stream(left.split(" ")).filter(word -> DIGITS.contains(word) || word.equals("oh")).count() <= 1;
    }

    /** A dialogue with numbers that are nobody's. */
    Dialogue ordinary() {
        int price = 50 + random.nextInt(90_000);
        String code = spoken.oneByOne(Long.toString(4_500_000_000_000L + random.nextLong(90_000_000_000L)));
        String day = spoken.cardinal(1 + random.nextInt(28));
        return switch (random.nextInt(14)) {
            case 0 -> new Dialogue("could you give me the order number please", "sure that is " + code);
            case 1 -> new Dialogue("and what does the " + pick(List.of("tracking", "invoice", "serial", "article")) + " number say", code);
            case 2 -> new Dialogue("hello there", "the purchase order number is " + code + " from last week");
            case 3 -> new Dialogue("how did you count", "one two three four five six seven eight nine ten eleven twelve");
            case 4 -> new Dialogue("which plans are there", "nineteen ninety nine twenty nine ninety nine thirty nine ninety nine and forty nine ninety nine");
            case 5 -> new Dialogue("what were your best years", "twenty twenty twenty twenty one twenty twenty two and twenty twenty three");
            case 6 -> new Dialogue("do you take a card", "for %s to %s people it is %s dollars to start".formatted(spoken.cardinal(price / 100 + 2), spoken.cardinal(price / 90 + 3),
                    spoken.cardinal(price)));
            case 7 -> new Dialogue("which account is that", "the big one it brings %s dollars for %s seats".formatted(spoken.cardinal(price), spoken.cardinal(price / 30 + 2)));
            case 8 -> new Dialogue("when can we talk", "on the %s at %s thirty or %s fifteen for an hour or two".formatted(day, spoken.cardinal(9), spoken.cardinal(11)));
            case 9 -> new Dialogue("which of them", "one or two or three for me and four to five for you i won a lot and ate too much");
            case 10 -> new Dialogue("what do you need", "we need %d of %d, %d of %d and %d of the last".formatted(price, price + 7, price + 1, price + 12, price));
            case 11 -> new Dialogue("what are the years", "2021 2022 2023 2024 and 2024-03-15 to 2024-04-15");
            case 12 -> new Dialogue("and the tiers", "1000 2000 3000 4000 seats at $%d.00 to $%d.00".formatted(price, price * 2));
            default -> new Dialogue("and the article numbers", "these are article numbers 4006381%06d and 4006381%06d".formatted(random.nextInt(900_000), random.nextInt(900_000)));
        };
    }
}
