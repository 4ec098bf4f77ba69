package com.nexusflow.copilot.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Measures how well the turn of a meeting that answers a question is found, on a file of QMSum's form that {@code -Dcopilot.qmsum} names.
 *
 * <p>The unit is a single turn, for plain BM25 as for ours. Each specific question is asked of its own meeting. A returned turn is a hit when
 * it lies in one of the question's spans; hit@k is the share of questions with a hit among the first k turns. Both read the same words: the
 * speaker and what was said, without the transcribers' marks in braces. Ours may use a turn's neighbours to score it, and returns one turn
 * of a place. The halves are the meetings of even and of odd lines.
 */
@Tag("bench")
class MeetingEvidenceBenchTest {

    private static final UUID TENANT = UUID.randomUUID();

    @TempDir
    Path folder;

    private record Turn(String speaker, String text) {}

    private record Question(String text, Set<Integer> evidence) {}

    private record Meeting(UUID id, List<Turn> turns, List<Question> questions) {

        SourcePassages passages() {
            List<Passage> passages = new ArrayList<>();
            for (int i = 0; i < turns.size(); i++) {
                Turn turn = turns.get(i);
                passages.add(new Passage(UUID.randomUUID(), SourceKind.CALL, id, i, "Meeting", turn.speaker(), "", turn.text(), Locale.ENGLISH, Instant.EPOCH, null));
            }
            return new SourcePassages(SourceKind.CALL, id, "1", passages);
        }
    }

    @Test
    void theTurnThatAnswersIsFoundMoreOftenThanByBm25() throws IOException {
        List<Meeting> meetings = NamedFile.lines("copilot.qmsum", "QMSum").stream().map(MeetingEvidenceBenchTest::meeting).toList();
        Shares[] plain = {new Shares(), new Shares()};
        Shares[] ours = {new Shares(), new Shares()};
        try (LucenePassageIndex index = new LucenePassageIndex(folder, MeasuredModel.vectors())) {
            for (int i = 0; i < meetings.size(); i++) {
                Meeting meeting = meetings.get(i);
                index.put(TENANT, List.of(meeting.passages()));
                NamedFile.say("QMSum: %d of %d meetings indexed", i + 1, meetings.size());
            }
            long start = System.nanoTime();
            for (int i = 0; i < meetings.size(); i++) {
                measure(meetings.get(i), index, plain[i % 2], ours[i % 2]);
            }
            NamedFile.say("QMSum: %.1f ms a question, both ways", (System.nanoTime() - start) / 1e6 / Shares.both(ours).asked);
        }
        report("plain BM25", plain);
        report("ours      ", ours);
        assertThat(Shares.both(ours).at(5)).isGreaterThan(Shares.both(plain).at(5));
    }

    private static void measure(Meeting meeting, LucenePassageIndex index, Shares plain, Shares ours) throws IOException {
        try (PlainBm25 bm25 = new PlainBm25(meeting.turns().stream().map(turn -> turn.speaker() + ": " + turn.text()).toList())) {
            for (Question question : meeting.questions()) {
                plain.add(bm25.best(question.text(), 10), question.evidence());
                PassageQuery query = PassageQuery.of(Readers.of(TenantScope.background(TENANT)), question.text(), Locale.ENGLISH, 10).within(Set.of(meeting.id()));
                ours.add(index.search(query).stream().map(Hit::position).toList(), question.evidence());
            }
        }
    }

    private static void report(String name, Shares[] halves) {
        NamedFile.say("QMSum, %s: hit@1/5/10 %s; halves %s and %s; %d questions", name, Shares.both(halves), halves[0], halves[1], Shares.both(halves).asked);
    }

    private static Meeting meeting(JsonNode line) {
        List<Turn> turns = new ArrayList<>();
        line.get("meeting_transcripts").forEach(turn -> turns.add(new Turn(turn.get("speaker").asString(), said(turn.get("content").asString()))));
        List<Question> questions = new ArrayList<>();
        for (JsonNode query : line.get("specific_query_list")) {
            Set<Integer> evidence = new HashSet<>();
            for (JsonNode span : query.get("relevant_text_span")) {
                for (int i = Integer.parseInt(span.get(0).asString()); i <= Integer.parseInt(span.get(1).asString()); i++) {
                    evidence.add(i);
                }
            }
            questions.add(new Question(query.get("query").asString(), evidence));
        }
        return new Meeting(UUID.randomUUID(), turns, questions);
    }

    private static String said(String content) {
        String said = content.replaceAll("\\{[a-z]+}", "").replaceAll("\\s+", " ").strip();
        return said.isEmpty() ? "." : said;
    }

    /** How many questions were answered within the first 1, 5 and 10 turns. */
    private static final class Shares {

        private static final int[] WITHIN = {1, 5, 10};
        private final int[] hits = new int[WITHIN.length];
        private int asked;

        void add(List<Integer> turns, Set<Integer> evidence) {
            asked++;
            for (int i = 0; i < WITHIN.length; i++) {
                hits[i] += turns.stream().limit(WITHIN[i]).anyMatch(evidence::contains) ? 1 : 0;
            }
        }

        static Shares both(Shares[] halves) {
            Shares both = new Shares();
            for (Shares half : halves) {
                both.asked += half.asked;
                for (int i = 0; i < WITHIN.length; i++) {
                    both.hits[i] += half.hits[i];
                }
            }
            return both;
        }

        double at(int turns) {
            for (int i = 0; i < WITHIN.length; i++) {
                if (WITHIN[i] == turns) {
                    return 100.0 * hits[i] / asked;
                }
            }
            throw new IllegalArgumentException(turns + " is not measured");
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f/%.1f/%.1f %%", at(1), at(5), at(10));
        }
    }
}
