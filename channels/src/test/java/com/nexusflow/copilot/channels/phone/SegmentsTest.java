package com.nexusflow.copilot.channels.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {

    @ParameterizedTest
    @CsvSource({"a,160,1", "a,161,2", "a,306,2", "a,307,3", "€,80,1", "€,81,2", "ш,70,1", "ш,71,2", "ш,134,2", "ш,135,3", "é,160,1", "ê,70,1", "ê,71,2"})
    void segmentsAreCountedAsTelephoneNetworksDo(String sign, int times, int segments) {
        assertThat(Segments.count(sign.repeat(times))).isEqualTo(segments);
    }

    @Test
    void typographyDoesNotMakeAMessageLonger() {
        assertThat(Segments.count("“Initech” – 45\u00a0%…")).isEqualTo(1);
        assertThat(Segments.plain("“Initech” – 45\u00a0% → 50\u202f%")).isEqualTo("\"Initech\" - 45 % -> 50 %");
    }

    @Test
    void nothingIsLostAndNoFigureIsCut() {
        List<String> rows = IntStream.range(0, 60).mapToObj(i -> "Deal number " + i + ", €" + (i + 1) + ",234,567, closes on 30 June 2026").toList();
        List<String> pieces = new ArrayList<>();
        String rest = String.join("\n", rows);
        while (!rest.isEmpty()) {
            Segments.Cut cut = Segments.cut(rest, 3, "MORE");
            assertThat(Segments.count(cut.first())).isLessThanOrEqualTo(3);
            pieces.add(cut.first().replaceFirst("\nMORE$", ""));
            rest = cut.rest();
        }
        assertThat(pieces.stream().flatMap(String::lines).toList()).isEqualTo(rows);
    }

    @Test
    void aLongSentenceIsCutBetweenWordsThatAreNoFiguresOrDates() {
        String words = IntStream.range(0, 40).mapToObj(i -> "on 30 June 2026 come €1,234 and 1.2 million euros").collect(Collectors.joining(" then "));
        Segments.Cut cut = Segments.cut(words, 3, "MORE");
        assertThat(cut.first()).endsWith("\nMORE").doesNotContainPattern("(\\d|€) ?\nMORE");
        assertThat(cut.rest()).doesNotContainPattern("^[\\d€]");
        assertThat(cut.first().replace("\nMORE", "") + " " + cut.rest()).isEqualTo(words);
    }
}
