package com.nexusflow.copilot.core.call;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Hears what was said in recordings. Every part of the work may be repeated and gives the same again. */
public interface CallHearing {

    /** The first pass is there soon, the final one takes longer and is better. */
    enum Pass {
        FIRST(1),
        FINAL(2);

        private final int number;

        Pass(int number) {
            this.number = number;
        }

        static Pass of(int number) {
            return number == FIRST.number ? FIRST : FINAL;
        }

        int number() {
            return number;
        }
    }

    /** Whether a pass can be made. */
    sealed interface Readiness {

        /** With the recogniser and the model of that version. */
        record Ready(String version) implements Readiness {}

        /** Not yet, but perhaps after that time: a model is on its way. */
        record Later(Duration pause) implements Readiness {}

        /** Never in that language, on this installation. */
        record Never() implements Readiness {}
    }

    /** What a recording is like that can be used: samples are those of each channel at the rate that all audio is brought to. */
    record Checked(int channels, int rate, long samples, int lengthMillis, List<Remark> remarks) {

        public Checked {
            remarks = List.copyOf(remarks);
        }
    }

    /** What is wanted of a pass over a recording. */
    record Task(UUID tenant, UUID call, Pass pass, String language, int lengthMillis) {}

    /** Takes what was heard in a piece: its number, what is to be given back for putting all together, and how far into the recording it goes. */
    interface Pieces {
        void keep(int number, String heard, int untilMillis);
    }

    /** Stretches of a recording to be silenced, because something personal is said there. */
    record Silence(int channel, int startMillis, int endMillis) {}

    /**
     * What is known around a recording when its pieces are put together.
     *
     * @param repChannel the channel the rep speaks on, counted from 0, or null when nobody said
     * @param names that are spelled as given when something that sounds like them was heard
     * @param before what an earlier pass made of the recording, with the places of what was taken out
     */
    record Around(int channels, String language, @Nullable Integer repChannel, String repName, List<String> names, @Nullable Transcript before) {}

    /** What was said, without what is personal. */
    record Understood(Transcript transcript, List<Silence> silences, List<Remark> remarks) {

        public Understood {
            silences = List.copyOf(silences);
            remarks = List.copyOf(remarks);
        }
    }

    /** Whether recordings in that language can ever be heard here; asking begins nothing. */
    boolean hears(String language);

    Readiness readiness(Pass pass, String language);

    /** Reads the recording once to its end. */
    Checked check(StoredAudio audio) throws UnusableRecording;

    /** Hears all pieces but those that were heard already, and hands over each as it is heard. */
    void hear(StoredAudio audio, Task task, IntPredicate heardAlready, Pieces pieces) throws UnusableRecording, InterruptedException;

    /** The pieces' texts put together, in whatever order they come. */
    Understood together(List<String> heard, Around around);

    /** Writes the recording anew with those stretches silent. */
    void silence(StoredAudio audio, Checked like, List<Silence> silences, OutputStream to) throws UnusableRecording, IOException;
}
