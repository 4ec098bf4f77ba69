package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.CallReview.Question;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.Sentence;
import java.util.List;

/**
 * Real questions. A statement with "right?" or "isn't it?" behind it is none; speech without punctuation asks when it begins as questions
 * do.
 */
final class Questions {

    private Questions() {}

    static List<Question> in(Talk talk) {
        CueSet cues = talk.language().cues("questions");
        return talk.sentences().stream().filter(sentence -> isQuestion(sentence, talk,
                cues)).map(sentence -> new Question(sentence.quote())).toList();
    }

    static int count(List<Question> questions, Side side) {
        return (int) questions.stream().filter(question -> question.quote().side() == side).count();
    }

    private static boolean isQuestion(Sentence sentence, Talk talk, CueSet cues) {
        List<CueSet.Found> found = cues.in(sentence);
        boolean begins = found.stream().anyMatch(one -> one.label().equals("begins") && one.from() <= opening(found));
        if (sentence.question()) {
            boolean tag = found.stream().anyMatch(one -> one.label().equals("tag") && one.to() == sentence.tokens().size());
            boolean lone = sentence.tokens().size() <= 2 && !begins;
            return !lone && (!tag || begins);
        }
        String text = talk.transcript().utterances().get(sentence.utterance()).text();
        boolean punctuated = text.contains(".") || text.contains("?") || text.contains("!");
        return !punctuated && sentence.tokens().size() > 2 && (begins || found.stream().anyMatch(one -> one.label().equals("inside")));
    }

    /** Words such as "so" and "okay" may stand before a question. */
    private static int opening(List<CueSet.Found> found) {
        return found.stream().filter(one -> one.label().equals("opening") && one.from() == 0).mapToInt(CueSet.Found::to).max().orElse(0);
    }
}
