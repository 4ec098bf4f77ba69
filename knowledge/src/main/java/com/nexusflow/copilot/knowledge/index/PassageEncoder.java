package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes of a source's passages what indexes keep: terms, terms around, and vectors. */
public final class PassageEncoder {

    private final Vectors vectors;

    public PassageEncoder(Vectors vectors) {
        this.vectors = vectors;
    }

    /** The passages of one source, in their order. */
    public List<EncodedPassage> encode(List<Passage> passages) {
        Neighbours neighbours = new Neighbours(passages);
        List<float[]> alone = vectors.of(passages.stream().map(Passage::text).toList());
        List<String> contexts = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            contexts.add(neighbours.context(i));
        }
        List<float[]> inContext = vectors.of(contexts);
        List<EncodedPassage> encoded = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            float[] vector = neighbours.isShort(i) ? Vectors.mean(alone.get(i), inContext.get(i)) : inContext.get(i);
            encoded.add(new EncodedPassage(passages.get(i), own(passages.get(i), neighbours.stems(i)), neighbours.around(i), vector,
                    neighbours.start(i), neighbours.end(i)));
        }
        return encoded;
    }

    private static Map<String, Integer> own(Passage passage, Map<String, Integer> stems) {
        Map<String, Integer> own = new HashMap<>(stems);
        List<Word> title = Word.of(passage.title());
        add(own, Terms.stems(title, Language.of(passage.language())));
        add(own, Terms.exact(title));
        add(own, Terms.exact(Word.of(passage.trail())));
        add(own, Terms.exact(Word.of(passage.text())));
        return own;
    }

    private static void add(Map<String, Integer> to, Map<String, Integer> some) {
        some.forEach((term, count) -> to.merge(term, count, Integer::sum));
    }
}
