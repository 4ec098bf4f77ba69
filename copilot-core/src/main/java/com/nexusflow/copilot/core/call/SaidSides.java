package com.nexusflow.copilot.core.call;

import java.util.List;

/** Who of a call sells because a person said so: of its transcript, and of a later one of the same recording. */
record SaidSides(Transcript transcript) {

    /** The same with that voice as the rep's; whoever was taken for the rep is the customer. */
    Transcript withRep(int number, String repName) {
        return on(transcript, transcript.speakers().stream().map(speaker -> turned(speaker, speaker.number() == number ? Side.REP : Side.CUSTOMER, repName)).toList());
    }

    /** Another transcript with these sides: a voice is on the side on which most of the same time was heard. */
    Transcript onto(Transcript later, String repName) {
        return on(later, later.speakers().stream().map(speaker -> {
            long rep = shared(later, speaker, Side.REP);
            long customer = shared(later, speaker, Side.CUSTOMER);
            return rep == customer ? speaker : turned(speaker, rep > customer ? Side.REP : Side.CUSTOMER, repName);
        }).toList());
    }

    private long shared(Transcript later, Speaker speaker, Side side) {
        return later.utterances().stream()
                .filter(utterance -> utterance.speaker() == speaker.number())
                .mapToLong(one -> transcript.utterances().stream().filter(other -> transcript.side(other) == side).mapToLong(other -> shared(one, other)).sum())
                .sum();
    }

    private static long shared(Utterance one, Utterance other) {
        return Math.max(0, Math.min(one.endMillis(), other.endMillis()) - Math.max(one.startMillis(), other.startMillis()));
    }

    /** What was written down has its names from there; what was heard knows the rep's alone. */
    private Speaker turned(Speaker speaker, Side side, String repName) {
        boolean nameless = speaker.name().isBlank() || speaker.name().equals(repName);
        String name = transcript.timed() && nameless ? side == Side.REP ? repName : "" : speaker.name();
        return new Speaker(speaker.number(), side, name, speaker.confidence());
    }

    private static Transcript on(Transcript transcript, List<Speaker> speakers) {
        return new Transcript(transcript.language(), transcript.timed(), transcript.speakersGuessed(), speakers, transcript.utterances());
    }
}
