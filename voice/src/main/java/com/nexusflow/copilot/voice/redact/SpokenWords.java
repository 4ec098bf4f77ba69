package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import java.util.ArrayList;
import java.util.List;

/** An utterance's words after redaction: one tag in place of the words each span covers, over the same time. */
final class SpokenWords {

    private final List<Word> left = new ArrayList<>();
    private final List<Word> silenced = new ArrayList<>();

    SpokenWords(Utterance utterance, List<PersonalSpan> spans) {
        int at = 0;
        PersonalSpan open = null;
        for (Word word : utterance.words()) {
            int start = at;
            int end = start + word.text().length();
            at = end + 1;
            PersonalSpan covering = spans.stream().filter(span -> span.start() < end && span.end() > start).findFirst().orElse(null);
            if (covering == null) {
                left.add(word);
            } else if (covering.equals(open)) {
                Word tagged = left.removeLast();
                left.add(new Word(tagged.text(), tagged.startMillis(), Math.max(tagged.endMillis(), word.endMillis()),
                        tagged.confidence()));
            } else {
                left.add(new Word(covering.kind().tag(), word.startMillis(), word.endMillis(), word.confidence()));
            }
            open = covering;
        }
        for (Word word : left) {
            if (spans.stream().anyMatch(span -> span.kind().tag().equals(word.text()))) {
                silenced.add(word);
            }
        }
    }

    List<Word> left() {
        return left;
    }

    List<Word> silenced() {
        return silenced;
    }
}
