package com.nexusflow.copilot.voice.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nexusflow.copilot.voice.recognise.PieceCutter.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PieceCutterTest {

    private static final int RATE = 16_000;

    private final Random random = new Random(11);

    @Test
    void silenceGivesNothing() {
        assertThat(cut(line(60))).isEmpty();
    }

    @Test
    void speechBetweenSilencesIsOnePieceWithALittleAround() {
        short[] line = line(20);
        speak(line, 5, 9);
        List<Stretch> pieces = cut(line);
        assertThat(pieces).hasSize(1);
        assertThat(seconds(pieces.getFirst().start())).isCloseTo(4.7, within(0.15));
        assertThat(seconds(pieces.getFirst().samples().length)).isCloseTo(4.7, within(0.2));
    }

    @Test
    void aShortPauseDoesNotEndAShortPiece() {
        short[] line = line(20);
        speak(line, 2, 4);
        speak(line, 5, 7);
        assertThat(cut(line)).hasSize(1);
    }

    @Test
    void aLongPieceEndsAtTheNextPause() {
        short[] line = line(40);
        speak(line, 1, 18);
        speak(line, 19, 30);
        List<Stretch> pieces = cut(line);
        assertThat(pieces).hasSize(2);
        assertThat(seconds(pieces.getLast().start())).isBetween(18.3, 19.0);
    }

    @Test
    void whoNeverPausesIsCutAtTheQuietestMomentAndNothingIsLost() {
        short[] line = line(62);
        speak(line, 1, 61);
        speak(line, 21, 21.2, 600);
        List<Stretch> pieces = cut(line);
        assertThat(pieces).hasSizeGreaterThan(2).allSatisfy(piece -> assertThat(seconds(piece.samples().length)).isLessThanOrEqualTo(25.02));
        assertThat(seconds(pieces.get(1).start())).isCloseTo(21.1, within(0.06));
        for (int i = 1; i < pieces.size(); i++) {
            assertThat(pieces.get(i).start()).isEqualTo(pieces.get(i - 1).start() + pieces.get(i - 1).samples().length);
        }
    }

    @Test
    void speechUpToTheLastMomentIsNotLost() {
        short[] line = line(10);
        speak(line, 8, 10);
        List<Stretch> pieces = cut(line);
        assertThat(pieces).hasSize(1);
        assertThat(seconds(pieces.getFirst().start() + pieces.getFirst().samples().length)).isCloseTo(10, within(0.03));
    }

    @Test
    void theSizeOfTheBlocksItIsGivenMakesNoDifference() {
        short[] line = line(30);
        speak(line, 3, 8);
        speak(line, 14, 20);
        List<Stretch> whole = new PieceCutter().next(line);
        List<Stretch> parts = cut(line);
        assertThat(parts).hasSameSizeAs(whole);
        for (int i = 0; i < whole.size(); i++) {
            assertThat(parts.get(i).samples()).isEqualTo(whole.get(i).samples());
        }
    }

    private static List<Stretch> cut(short[] line) {
        PieceCutter cutter = new PieceCutter();
        List<Stretch> pieces = new ArrayList<>();
        for (int at = 0; at < line.length; at += 777) {
            pieces.addAll(cutter.next(Arrays.copyOfRange(line, at, Math.min(line.length, at + 777))));
        }
        pieces.addAll(cutter.last());
        return pieces;
    }

    /** A line with the little noise that lines have. */
    private short[] line(int seconds) {
        short[] line = new short[seconds * RATE];
        for (int i = 0; i < line.length; i++) {
            line[i] = (short) (10 * random.nextGaussian());
        }
        return line;
    }

    private void speak(short[] line, double from, double to) {
        speak(line, from, to, 4000);
    }

    /** Four syllables a second, with the dips between them that tell speech from noise. */
    private void speak(short[] line, double from, double to, int loudness) {
        for (int i = (int) (from * RATE); i < to * RATE; i++) {
            line[i] = (short) (loudness * Math.abs(Math.sin(4 * Math.PI * i / RATE)) * random.nextGaussian());
        }
    }

    private static double seconds(long samples) {
        return samples / (double) RATE;
    }
}
