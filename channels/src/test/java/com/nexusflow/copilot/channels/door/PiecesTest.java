package com.nexusflow.copilot.channels.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PiecesTest {

    @Test
    void aShortTextStaysWhole() {
        assertThat(Pieces.of(" Won revenue was €1,200. ", 100, Locale.ENGLISH)).containsExactly("Won revenue was €1,200.");
        assertThat(Pieces.of("  ", 100, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void paragraphsAndSentencesStayTogetherWhereTheyCan() {
        assertThat(Pieces.of("One is here.\nTwo is there.", 20, Locale.ENGLISH)).containsExactly("One is here.", "Two is there.");
        assertThat(Pieces.of("Revenue was €1,200.50 in May. It rose by 3.5 %.", 35, Locale.ENGLISH)).containsExactly("Revenue was €1,200.50 in May.", "It rose by 3.5 %.");
    }

    @Test
    void noFigureIsEverCut() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<String> figures = IntStream.range(0, 60).mapToObj(i -> "€" + String.format(Locale.ENGLISH, "%,.2f", random.nextDouble() * 10_000_000)).toList();
            String text = figures.stream().map(figure -> figure + (random.nextInt(5) == 0 ? "." : "")).collect(Collectors.joining(" "));
            int longest = 15 + random.nextInt(200);
            List<String> pieces = Pieces.of(text, longest, Locale.ENGLISH);
            assertThat(pieces).allMatch(piece -> piece.length() <= longest);
            assertThat(String.join(" ", pieces)).isEqualTo(text);
        }
    }

    @Test
    void aWordLongerThanAMessageIsCutBetweenCharactersAsPeopleSeeThem() {
        String word = "👩‍👩‍👧".repeat(30);
        List<String> pieces = Pieces.of(word, 20, Locale.ENGLISH);
        assertThat(pieces).allMatch(piece -> piece.length() <= 20 && piece.startsWith("👩"));
        assertThat(String.join("", pieces)).isEqualTo(word);
    }
}
