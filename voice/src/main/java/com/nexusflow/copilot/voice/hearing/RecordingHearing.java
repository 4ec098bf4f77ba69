package com.nexusflow.copilot.voice.hearing;

import com.nexusflow.copilot.core.call.CallHearing;
import com.nexusflow.copilot.core.call.Remark;
import com.nexusflow.copilot.core.call.StoredAudio;
import com.nexusflow.copilot.core.call.UnusableRecording;
import com.nexusflow.copilot.voice.audio.AudioLimits;
import com.nexusflow.copilot.voice.audio.AudioProblem;
import com.nexusflow.copilot.voice.audio.CheckedAudio;
import com.nexusflow.copilot.voice.audio.SilencedWav;
import com.nexusflow.copilot.voice.audio.UnreadableAudio;
import com.nexusflow.copilot.voice.recognise.CallPieces;
import com.nexusflow.copilot.voice.recognise.PieceRun;
import com.nexusflow.copilot.voice.recognise.PieceText;
import com.nexusflow.copilot.voice.recognise.Rank;
import com.nexusflow.copilot.voice.recognise.Transcriber;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntPredicate;
import tools.jackson.databind.json.JsonMapper;

/** Hears recordings on this machine: Vosk first, Whisper in the final pass. */
public final class RecordingHearing implements CallHearing {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SpeechEngines engines;
    private final AudioLimits limits;

    public RecordingHearing(SpeechEngines engines, AudioLimits limits) {
        this.engines = engines;
        this.limits = limits;
    }

    @Override
    public boolean hears(String language) {
        return engines.hears(language);
    }

    @Override
    public Readiness readiness(Pass pass, String language) {
        return engines.readiness(pass, language);
    }

    @Override
    public Checked check(StoredAudio audio) throws UnusableRecording {
        try {
            CheckedAudio checked = CheckedAudio.of(audio, limits);
            return new Checked(checked.channels(), checked.rate(), checked.samples(), Math.toIntExact(checked.length().toMillis()),
                    checked.remarks().stream().map(RecordingHearing::remark).toList());
        } catch (UnreadableAudio e) {
            throw unusable(e);
        }
    }

    @Override
    public void hear(StoredAudio audio, Task task, IntPredicate heardAlready, Pieces pieces) throws UnusableRecording, InterruptedException {
        Transcriber transcriber = engines.transcriber(task.pass(), task.language());
        Rank rank = new Rank(task.tenant(), task.call(), task.lengthMillis());
        try (CallPieces cut = CallPieces.of(audio, limits.ofAnySize())) {
            PieceRun.over(cut, transcriber, rank, heardAlready,
                    (number, text, read) -> pieces.keep(number, JSON.writeValueAsString(text), Math.toIntExact(read.toMillis())));
        } catch (UnreadableAudio e) {
            throw unusable(e);
        }
    }

    @Override
    public Understood together(List<String> heard, Around around) {
        return Understanding.of(heard.stream().map(text -> JSON.readValue(text, PieceText.class)).toList(), around);
    }

    @Override
    public void silence(StoredAudio audio, Checked like, List<Silence> silences, OutputStream to) throws UnusableRecording, IOException {
        try {
            SilencedWav.write(audio, limits.ofAnySize(), like.samples(),
                    silences.stream().map(silence -> new SilencedWav.Stretch(silence.channel(), silence.startMillis(), silence.endMillis())).toList(), to);
        } catch (UnreadableAudio e) {
            throw unusable(e);
        }
    }

    private static UnusableRecording unusable(UnreadableAudio why) {
        return (UnusableRecording) new UnusableRecording(remark(why.problem())).initCause(why);
    }

    private static Remark remark(AudioProblem problem) {
        return new Remark(problem.name(), problem.values());
    }
}
