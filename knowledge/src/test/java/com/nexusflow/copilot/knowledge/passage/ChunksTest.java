package com.nexusflow.copilot.knowledge.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.nexusflow.copilot.knowledge.document.read.DocumentReader;
import com.nexusflow.copilot.knowledge.document.read.Limits;
import com.nexusflow.copilot.knowledge.document.read.Part;
import com.nexusflow.copilot.knowledge.document.read.ReadDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunksTest {

    private static String words(String word, int count) {
        return IntStream.range(0, count).mapToObj(number -> (number % 12 == 0 ? word.toUpperCase(Locale.ROOT) : word) + number + (number % 12 == 11 ? "." : "")).collect(Collectors.joining(" "));
    }

    private static Part text(List<String> trail, String text) {
        return new Part(trail, Part.Kind.TEXT, text, "page 1");
    }

    @Test
    void paragraphsUnderAHeadingStayTogetherWhileThereIsRoom() {
        List<Chunk> chunks = Chunks.of(List.of(text(List.of("A"), words("a", 100)), text(List.of("A"), words("b", 100)), text(List.of("A"), words("c", 100))));
        assertThat(chunks).extracting(Chunk::firstPart, Chunk::lastPart).containsExactly(
                tuple(0, 1), tuple(2, 2));
        assertThat(chunks.getFirst()).isEqualTo(new Chunk(List.of("A"), words("a", 100) + "\n\n" + words("b", 100), "page 1", 0, 1));
    }

    @Test
    void aSectionThatIsLongEnoughDoesNotRunIntoTheNextOne() {
        List<Chunk> chunks = Chunks.of(List.of(text(List.of("G", "A"), words("a", 80)), text(List.of("G", "B"), words("b", 20))));
        assertThat(chunks).extracting(Chunk::trail).containsExactly(List.of("G", "A"), List.of("G", "B"));
    }

    @Test
    void shortSectionsBesideEachOtherJoinAndKeepTheirHeadings() {
        List<Chunk> chunks = Chunks.of(List.of(text(List.of("FAQ", "How fast?"), "In two days."), text(List.of("FAQ", "How safe?"), "Very."), text(List.of("FAQ", "How safe?"), "Ask us."),
                text(List.of("Other"), "Words.")));
        assertThat(chunks).extracting(Chunk::trail, Chunk::text).containsExactly(
                tuple(List.of("FAQ"), "How fast?\nIn two days.\n\nHow safe?\nVery.\n\nAsk us."),
                tuple(List.of("Other"), "Words."));
    }

    @Test
    void aLongParagraphIsCutBetweenSentencesIntoPiecesOfLikeLength() {
        List<Chunk> chunks = Chunks.of(List.of(text(List.of("A"), words("a", 600))));
        assertThat(chunks).hasSize(3).allMatch(chunk -> Cuts.words(chunk.text()) >= 150 && chunk.text().endsWith("."));
    }

    @Test
    void aSentenceWithoutAnEndIsCutBetweenWords() {
        String endless = words("a", 600).replace(".", "");
        List<Chunk> chunks = Chunks.of(List.of(text(List.of(), endless)));
        assertThat(chunks).allMatch(chunk -> Cuts.words(chunk.text()) <= Chunks.MOST_WORDS);
        assertThat(chunks.stream().map(Chunk::text).collect(Collectors.joining(" "))).isEqualTo(endless);
    }

    @Test
    void aSlideIsAChunkHoweverShort() {
        Part one = new Part(List.of("Why"), Part.Kind.SLIDE, "Why\nFast.", "slide 1");
        Part two = new Part(List.of("How"), Part.Kind.SLIDE, "How\nWell.", "slide 2");
        assertThat(Chunks.of(List.of(one, two))).containsExactly(new Chunk(List.of("Why"), "Why\nFast.", "slide 1", 0, 0), new Chunk(List.of("How"), "How\nWell.", "slide 2", 1, 1));
    }

    @Test
    void rowsOfATableGoWithTheirHeader() {
        String rows = IntStream.range(0, 60).mapToObj(row -> "Product " + row + " | " + row + " euros a month | for all").collect(Collectors.joining("\n"));
        List<Chunk> chunks = Chunks.of(List.of(text(List.of("P"), "Our prices:"), new Part(List.of("P"), Part.Kind.TABLE, "Name | Price | For whom\n" + rows, "")));
        assertThat(chunks).hasSizeGreaterThan(3);
        assertThat(chunks.subList(1, chunks.size())).allMatch(chunk -> chunk.text().startsWith("Name | Price | For whom\nProduct ") && Cuts.words(chunk.text()) <= Chunks.MOST_WORDS);
        assertThat(chunks.stream().skip(1).flatMap(chunk -> chunk.text().lines().skip(1)).collect(Collectors.joining("\n"))).isEqualTo(rows);
    }

    @Test
    void whateverTheStructureNothingIsLostAndNoChunkIsTooLong() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            List<Part> parts = new ArrayList<>();
            for (int number = 0; number < 20; number++) {
                List<String> trail = IntStream.range(0, random.nextInt(4)).mapToObj(level -> "h" + level + random.nextInt(2)).toList();
                Part.Kind kind = List.of(Part.Kind.TEXT, Part.Kind.LIST, Part.Kind.SLIDE, Part.Kind.MESSAGE).get(random.nextInt(4));
                parts.add(new Part(trail, kind, words("w" + number + "x", 1 + random.nextInt(random.nextInt(10) == 0 ? 900 : 120)), ""));
            }
            List<Chunk> chunks = Chunks.of(parts);
            String said = chunks.stream().flatMap(chunk -> chunk.text().lines()).flatMap(line -> List.of(line.split(" ")).stream()).filter(word -> word.matches("(?i)w.*")).collect(Collectors.joining(" "));
            assertThat(said).isEqualTo(parts.stream().map(Part::text).collect(Collectors.joining(" ")));
            // Headings of short sections that joined come on top.
            assertThat(chunks).allMatch(chunk -> Cuts.words(chunk.text()) <= Chunks.MOST_WORDS + 30);
        }
    }

    @Test
    void aDocumentThatWasReadFallsIntoChunksThatKnowWhereTheyStand() throws InterruptedException {
        ReadDocument read = (ReadDocument) new DocumentReader(Limits.usual()).read("a.md",
                ("# Guide\n\n" + words("a", 90) + "\n\n## Prices\n\n| Plan | Price |\n|--|--|\n| Pro | 20 |\n\n## Terms\n\n- " + words("t", 20)).getBytes(StandardCharsets.UTF_8));
        assertThat(Chunks.of(read.parts())).extracting(Chunk::trail, Chunk::place).containsExactly(
                tuple(List.of("Guide"), "line 3"),
                tuple(List.of("Guide", "Prices"), "line 7"),
                tuple(List.of("Guide", "Terms"), "line 13"));
    }
}
