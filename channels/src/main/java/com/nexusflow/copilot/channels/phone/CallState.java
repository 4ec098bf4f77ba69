package com.nexusflow.copilot.channels.phone;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a call is.
 *
 * @param stage whether the caller still has to show who that is
 * @param pace how much slower than usual is spoken: 0, 1 or 2
 * @param expects what a "yes" would mean now
 * @param unclear whether the last answer to a proposal was neither yes nor no
 * @param read the proposal that was made last in this call, if it can be approved here
 * @param turn the turn that was answered last
 * @param said what was said last, for whoever asks to repeat it
 * @param applied what was last changed in this call
 * @param late the step whose answer took so long that it was offered in writing, or 0
 */
record CallState(Stage stage, int wrongPins, int silences, int pace, Expects expects, boolean unclear, @Nullable Read read, @Nullable UUID turn,
        @Nullable Said said, @Nullable UUID applied, int late) {

    static final CallState NEW = new CallState(Stage.PIN, 0, 0, 0, Expects.QUESTION, false, null, null, null, null, 0);
    static final int SLOWEST = 2;

    enum Stage {
        PIN,
        TALK,
        OVER
    }

    enum Expects {
        QUESTION,
        /** Whether to do what was read back. */
        DECISION,
        /** Whether what was heard badly was heard right. */
        HEARD_RIGHT,
        /** Whether to send the rest of the last answer. */
        REST,
        /** Whether to send the answer that takes so long. */
        LATE_ANSWER
    }

    /**
     * A proposal with what its approval must carry.
     *
     * @param whole whether all of it was read or sent to the person, so that a "yes" can mean it
     */
    record Read(UUID proposal, String signature, boolean whole) {}

    /** What is spoken, in which language, and whether the call ends with it. */
    record Said(List<String> sentences, String language, boolean over) {

        Said {
            sentences = List.copyOf(sentences);
        }
    }

    CallState in(Stage now) {
        return new CallState(now, wrongPins, silences, pace, expects, unclear, read, turn, said, applied, late);
    }

    CallState wrongPin() {
        return new CallState(stage, wrongPins + 1, silences, pace, expects, unclear, read, turn, said, applied, late);
    }

    CallState silent() {
        return new CallState(stage, wrongPins, silences + 1, pace, expects, unclear, read, turn, said, applied, late);
    }

    CallState heard() {
        return new CallState(stage, wrongPins, 0, pace, expects, unclear, read, turn, said, applied, late);
    }

    CallState at(int newPace) {
        return new CallState(stage, wrongPins, silences, Math.clamp(newPace, 0, SLOWEST), expects, unclear, read, turn, said, applied, late);
    }

    CallState expecting(Expects now) {
        return new CallState(stage, wrongPins, silences, pace, now, false, read, turn, said, applied, late);
    }

    /** The late answer may hold a newer proposal, so the one before is let go of. */
    CallState offering(int lateStep) {
        return new CallState(stage, wrongPins, silences, pace, Expects.LATE_ANSWER, false, null, turn, said, applied, lateStep);
    }

    CallState puzzled() {
        return new CallState(stage, wrongPins, silences, pace, expects, true, read, turn, said, applied, late);
    }

    CallState reading(@Nullable Read proposal) {
        return new CallState(stage, wrongPins, silences, pace, expects, unclear, proposal, turn, said, applied, late);
    }

    CallState after(UUID answered) {
        return new CallState(stage, wrongPins, silences, pace, expects, unclear, read, answered, said, applied, late);
    }

    CallState saying(Said now) {
        return new CallState(stage, wrongPins, silences, pace, expects, unclear, read, turn, now, applied, late);
    }

    CallState having(@Nullable UUID changed) {
        return new CallState(stage, wrongPins, silences, pace, expects, unclear, read, turn, said, changed, late);
    }
}
