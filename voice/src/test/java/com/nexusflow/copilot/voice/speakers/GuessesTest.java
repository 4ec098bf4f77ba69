package com.nexusflow.copilot.voice.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GuessesTest {

    private static final int DIMENSIONS = 128;

    private final Random random = new Random(5);
    private final List<Voice> voices = new ArrayList<>();
    private final double[][] people = {person(), person(), person()};

    @Test
    void twoPeopleTakingTurnsAreTwoSpeakersInTheOrderInWhichTheyAreHeard() {
        speak(1, 2000, 0, 0, 1, 1, 1, 0, 1, 0, 0, 1);
        assertThat(Guesses.of(voices)).extracting(Guess::speaker).containsExactly(0, 0, 1, 1, 1, 0, 1, 0, 0, 1);
        assertThat(Guesses.of(voices)).extracting(Guess::confidence).allMatch(sure -> sure > 0.8);
    }

    @Test
    void onePersonStaysOneSpeakerHoweverLong() {
        speak(1, 2500, new int[60]);
        assertThat(Guesses.of(voices)).extracting(Guess::speaker).containsOnly(0);
    }

    @Test
    void twoSecondsOfAnotherSoundAreNoSecondPerson() {
        speak(1, 2000, 0, 0, 0, 1);
        assertThat(Guesses.of(voices)).extracting(Guess::speaker).containsOnly(0);
    }

    @Test
    void aThirdPersonWhoSpeaksEnoughIsASpeakerToo() {
        speak(1, 2500, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);
        assertThat(Guesses.of(voices)).extracting(Guess::speaker).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);
    }

    @Test
    void aNoiseHeardOnceIsNobody() {
        speak(1, 2500, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 2);
        assertThat(Guesses.of(voices)).extracting(Guess::speaker).containsOnly(0, 1);
    }

    @Test
    void aWordTooShortToTellIsTakenForWhoSpeaksAroundItWithLessConfidence() {
        speak(1, 2500, 0, 1, 0, 1, 0, 0);
        int after = voices.getLast().endMillis();
        voices.add(Voice.of(after, after + 200, new double[0]));
        List<Guess> guesses = Guesses.of(voices);
        assertThat(guesses.getLast().speaker()).isZero();
        assertThat(guesses.getLast().confidence()).isBetween(0.5, 0.95).isLessThan(guesses.get(4).confidence());
    }

    @Test
    void theSameVoicesGiveTheSameGuessesInWhateverOrderTheyCome() {
        speak(2, 1500, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1);
        List<Guess> inOrder = Guesses.of(voices);
        Collections.shuffle(voices, random);
        assertThat(Guesses.of(voices)).isEqualTo(inOrder);
    }

    @Test
    void whereNoVoiceTellsAnythingThereIsOneSpeaker() {
        voices.add(Voice.of(0, 300, new double[0]));
        voices.add(Voice.of(900, 1200, new double[0]));
        assertThat(Guesses.of(voices)).extracting(Guess::speaker).containsExactly(0, 0);
        assertThat(Guesses.of(List.of())).isEmpty();
    }

    /** One stretch after another; more noise makes the stretches of one person less alike, as a bad line does. */
    private void speak(double noise, int millis, int... turns) {
        for (int person : turns) {
            int start = voices.isEmpty() ? 0 : voices.getLast().endMillis() + 250;
            double[] sound = new double[DIMENSIONS];
            for (int i = 0; i < DIMENSIONS; i++) {
                sound[i] = people[person][i] + noise * random.nextGaussian();
            }
            voices.add(Voice.of(start, start + millis, sound));
        }
    }

    private double[] person() {
        return random.doubles(DIMENSIONS, -1.7, 1.7).toArray();
    }
}
