package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.StoredAudio;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.audio.AudioLimits;
import com.nexusflow.copilot.voice.audio.UnreadableAudio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Hears a whole recording: reads it, has its pieces recognised as many at a time as there are lanes, and puts the transcript together. */
public final class CallListener {

    private final Transcriber transcriber;
    private final AudioLimits limits;

    public CallListener(Transcriber transcriber, AudioLimits limits) {
        this.transcriber = transcriber;
        this.limits = limits;
    }

    /**
     * Waits until all is heard.
     *
     * @param rank of the call's first piece: all of the call is left
     * @param sides who is on which channel; a channel that is not named is {@link Side#UNKNOWN}
     * @param progress is told how much of the recording was heard
     */
    public HeardCall hear(Path recording, Rank rank, String language, List<Side> sides, Consumer<Duration> progress) throws UnreadableAudio, InterruptedException {
        try (CallPieces pieces = CallPieces.of(StoredAudio.of(recording), limits)) {
            List<PieceText> heard = new ArrayList<>();
            PieceRun.over(pieces, transcriber, rank, number -> false, (number, text, read) -> {
                heard.add(text);
                progress.accept(read);
            });
            progress.accept(pieces.read());
            Transcript transcript = transcript(heard, pieces.channels(), language, sides);
            List<PieceText.Unreadable> unreadable = heard.stream()
                    .filter(PieceText.Unreadable.class::isInstance).map(PieceText.Unreadable.class::cast).toList();
            return new HeardCall(transcriber.version(), pieces.read(), transcript, unreadable, pieces.remark().stream().toList());
        }
    }

    /**
     * The transcript of all pieces of a recording, in whatever order they were heard. One channel may carry several people: when their
     * voices can be told apart, the speakers are a guess and nobody's side is known.
     */
    public static Transcript transcript(List<PieceText> pieces, int channels, String language, List<Side> sides) {
        List<PieceText.Heard> heard = pieces.stream().filter(PieceText.Heard.class::isInstance).map(PieceText.Heard.class::cast).toList();
        if (channels == 1) {
            return new SharedChannel(heard).transcript(language, sides.isEmpty() ? Side.UNKNOWN : sides.getFirst());
        }
        List<Speaker> speakers = new ArrayList<>();
        List<List<Word>> words = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            speakers.add(new Speaker(i, i < sides.size() ? sides.get(i) : Side.UNKNOWN, ""));
            words.add(new ArrayList<>());
        }
        heard.forEach(piece -> words.get(piece.channel()).addAll(piece.words()));
        return new Transcript(language, true, false, speakers, Utterances.of(words));
    }
}
