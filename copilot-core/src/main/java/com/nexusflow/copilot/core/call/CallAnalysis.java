package com.nexusflow.copilot.core.call;

/** Reads and judges what was said; the same words and facts give the same answer, so that a stage may be repeated. */
public interface CallAnalysis {

    /**
     * The transcript of a written text without what is personal in it: only this may be stored.
     *
     * @param repName the rep's name as it may stand before the words, or empty
     * @throws CallRefused when the text is no transcript, with the line that cannot be read
     */
    Transcript read(String text, String language, String repName);

    CallReview review(Transcript transcript, CallFacts facts);
}
