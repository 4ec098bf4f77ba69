package com.nexusflow.copilot.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Measures how many of the documents that a long story calls for are found, on files of the form of τ²-bench's banking knowledge, which
 * {@code -Dcopilot.bank.documents} and {@code -Dcopilot.bank.queries} name.
 *
 * <p>recall@k is the share of a story's needed documents among the first k documents, averaged over the stories. Plain BM25 ranks whole
 * documents, with their titles; ours ranks passages, and a document stands where its first passage does. The halves are the stories of even and of odd
 * lines.
 */
@Tag("bench")
class StoryBenchTest {

    private static final UUID TENANT = UUID.randomUUID();
    private static final int DOCUMENTS = 20;

    @TempDir
    Path folder;

    private record Story(String text, Set<String> needed) {}

    @Test
    void whatAStoryCallsForIsFoundMoreOftenThanByBm25() throws IOException {
        List<JsonNode> documents = NamedFile.lines("copilot.bank.documents", "Banking knowledge");
        List<Story> stories = NamedFile.lines("copilot.bank.queries", "Banking knowledge").stream().map(StoryBenchTest::story).toList();
        Recall[] plain = {new Recall(), new Recall()};
        Recall[] ours = {new Recall(), new Recall()};
        long[] took = new long[1];
        try (LucenePassageIndex index = new LucenePassageIndex(folder, MeasuredModel.vectors());
                PlainBm25 bm25 = new PlainBm25(documents.stream().map(line -> text(line, "title") + "\n" + text(line, "content")).toList())) {
            Map<UUID, String> names = new HashMap<>();
            List<SourcePassages> sources = documents.stream().map(line -> passages(line, names)).toList();
            index.put(TENANT, sources);
            for (int i = 0; i < stories.size(); i++) {
                Story story = stories.get(i);
                plain[i % 2].add(bm25.best(story.text(), DOCUMENTS).stream().map(place -> text(documents.get(place), "id")).toList(), story.needed());
                long start = System.nanoTime();
                List<Hit> hits = index.search(PassageQuery.of(Readers.of(TenantScope.background(TENANT)), story.text(), Locale.ENGLISH, 10 * DOCUMENTS));
                took[0] += System.nanoTime() - start;
                ours[i % 2].add(hits.stream().map(hit -> names.get(hit.source())).distinct().limit(DOCUMENTS).toList(), story.needed());
            }
        }
        NamedFile.say("Banking knowledge: %.0f ms a story", took[0] / 1e6 / stories.size());
        report("plain BM25", plain);
        report("ours      ", ours);
        assertThat(Recall.both(ours).at(DOCUMENTS)).isGreaterThan(Recall.both(plain).at(DOCUMENTS));
    }

    private static void report(String name, Recall[] halves) {
        NamedFile.say("Banking knowledge, %s: recall@10/20 %s; halves %s and %s", name, Recall.both(halves), halves[0], halves[1]);
    }

    private static Story story(JsonNode line) {
        Set<String> needed = StreamSupport.stream(line.get("required").spliterator(), false).map(JsonNode::asString).collect(Collectors.toSet());
        return new Story(text(line, "query"), needed);
    }

    private static String text(JsonNode line, String field) {
        return line.get(field).asString();
    }

    private static SourcePassages passages(JsonNode line, Map<UUID, String> names) {
        UUID source = UUID.randomUUID();
        names.put(source, text(line, "id"));
        List<Passage> passages = new ArrayList<>();
        for (Section section : Section.of(text(line, "content"))) {
            passages.add(new Passage(UUID.randomUUID(), SourceKind.DOCUMENT, source, passages.size(), text(line, "title"), section.heading(), "", section.text(),
                    Locale.ENGLISH, Instant.EPOCH, null));
        }
        return new SourcePassages(SourceKind.DOCUMENT, source, "1", passages);
    }

    /** Some paragraphs under one heading, of about 140 words at most. */
    private record Section(String heading, String text) {

        private static final int WORDS = 140;

        static List<Section> of(String content) {
            List<Section> sections = new ArrayList<>();
            String heading = "";
            StringBuilder text = new StringBuilder();
            for (String line : content.lines().map(String::strip).filter(each -> !each.isEmpty()).toList()) {
                boolean title = line.startsWith("#");
                if (!text.isEmpty() && (title || words(text) + words(line) > WORDS)) {
                    sections.add(new Section(heading, text.toString().strip()));
                    text.setLength(0);
                }
                if (title) {
                    heading = line.replaceFirst("^#+\\s*", "");
                } else {
                    text.append(line).append('\n');
                }
            }
            if (!text.isEmpty()) {
                sections.add(new Section(heading, text.toString().strip()));
            }
            return sections;
        }

        private static int words(CharSequence text) {
            return text.toString().split("\\s+").length;
        }
    }

    private static final class Recall {

        private double ten;
        private double twenty;
        private int stories;

        void add(List<String> documents, Set<String> needed) {
            stories++;
            ten += documents.stream().limit(10).filter(needed::contains).count() / (double) needed.size();
            twenty += documents.stream().limit(20).filter(needed::contains).count() / (double) needed.size();
        }

        static Recall both(Recall[] halves) {
            Recall both = new Recall();
            for (Recall half : halves) {
                both.ten += half.ten;
                both.twenty += half.twenty;
                both.stories += half.stories;
            }
            return both;
        }

        double at(int documents) {
            return 100 * (documents == 10 ? ten : twenty) / stories;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f/%.1f %%", at(10), at(20));
        }
    }
}
