package com.nexusflow.copilot.voice.hearing;

import com.nexusflow.copilot.core.call.CallHearing.Around;
import com.nexusflow.copilot.core.call.CallHearing.Silence;
import com.nexusflow.copilot.core.call.CallHearing.Understood;
import com.nexusflow.copilot.core.call.Remark;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.names.KnownNames;
import com.nexusflow.copilot.voice.recognise.CallListener;
import com.nexusflow.copilot.voice.recognise.LanguageDoubt;
import com.nexusflow.copilot.voice.recognise.PieceText;
import com.nexusflow.copilot.voice.redact.PersonalSpan;
import com.nexusflow.copilot.voice.redact.Redacted;
import com.nexusflow.copilot.voice.redact.Redactor;
import com.nexusflow.copilot.voice.review.SpeakerSides;
import java.util.ArrayList;
import java.util.List;

/** What the pieces of a recording say together, freed of what is personal. */
final class Understanding {

    private Understanding() {}

    static Understood of(List<PieceText> pieces, Around around) {
        List<PieceText> all = new ArrayList<>(pieces);
        if (around.before() != null) {
            all.addAll(takenOut(around.before(), around.channels()));
        }
        Transcript said = KnownNames.of(around.names()).corrected(CallListener.transcript(all, around.channels(), around.language(), sides(around)));
        Redacted redacted = Redactor.redact(SpeakerSides.found(said, around.repName()));
        List<Silence> silences = redacted.silences().stream()
                .map(silence -> new Silence(around.channels() == 1 ? 0 : silence.speaker(), silence.startMillis(), silence.endMillis()))
                .toList();
        return new Understood(named(redacted.transcript(), around.repName()), silences, remarks(pieces, said, around));
    }

    private static List<Side> sides(Around around) {
        Integer rep = around.repChannel();
        if (rep == null || rep >= around.channels() || around.channels() < 2) {
            return List.of();
        }
        return rep == 0 ? List.of(Side.REP, Side.CUSTOMER) : List.of(Side.CUSTOMER, Side.REP);
    }

    /** Where an earlier pass took something out, nothing is heard any more: its mark stands there again. */
    private static List<PieceText> takenOut(Transcript before, int channels) {
        List<PieceText> marks = new ArrayList<>();
        for (Utterance utterance : before.utterances()) {
            for (Word word : utterance.words()) {
                if (PersonalSpan.isTag(word.text())) {
                    marks.add(new PieceText.Heard(channels == 1 ? 0 : utterance.speaker(), List.of(word), List.of()));
                }
            }
        }
        return marks;
    }

    private static Transcript named(Transcript transcript, String repName) {
        List<Speaker> speakers = transcript.speakers().stream()
                .map(speaker -> speaker.side() == Side.REP ? new Speaker(speaker.number(), Side.REP, repName, speaker.confidence()) : speaker)
                .toList();
        return new Transcript(transcript.language(), transcript.timed(), transcript.speakersGuessed(), speakers, transcript.utterances());
    }

    private static List<Remark> remarks(List<PieceText> pieces, Transcript said, Around around) {
        List<Remark> remarks = new ArrayList<>();
        if (around.before() == null) {
            LanguageDoubt.of(said).ifPresent(doubt -> remarks.add(new Remark("language_doubtful", List.of(doubt.percent(), doubt.language()))));
        }
        pieces.stream().filter(PieceText.Unreadable.class::isInstance).map(PieceText.Unreadable.class::cast).map(Understanding::remark).forEach(remarks::add);
        return remarks;
    }

    private static Remark remark(PieceText.Unreadable stretch) {
        return new Remark("stretch_unreadable", List.of(clock(stretch.startMillis()), clock(stretch.endMillis()), stretch.channel() + 1));
    }

    private static String clock(int millis) {
        return "%d:%02d".formatted(millis / 60_000, millis / 1000 % 60);
    }
}
