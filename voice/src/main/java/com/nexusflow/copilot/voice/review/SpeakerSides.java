package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.Sentence;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which speakers sell: by the rep's name, by a label such as "Agent", and otherwise by what each says. */
public final class SpeakerSides {

    private static final Pattern SELLER = Pattern.compile(".*\\b(agent|rep|representative|sales|seller|account executive|"
            + "salesperson)\\b.*");
    private static final Pattern BUYER = Pattern.compile(".*\\b(customer|client|buyer|prospect|lead|caller)\\b.*");
    private static final double ALSO_SELLS = 6;
    private static final double GREETS = 1000;
    private static final int GREETING_MILLIS = 20_000;

    private SpeakerSides() {}

    /** The transcript with every speaker's side filled in where anything tells it; sides that are known already stay. */
    public static Transcript found(Transcript transcript, String repName) {
        boolean named = transcript.speakers().stream().anyMatch(speaker -> isRep(speaker, repName));
        boolean sided = transcript.speakers().stream().anyMatch(speaker -> speaker.side() == Side.REP);
        boolean told = named || sided;
        Map<Integer, Double> selling = told ? Map.of() : selling(transcript);
        double most = transcript.speakers().stream().mapToDouble(speaker -> selling.getOrDefault(speaker.number(), 0.0)).max().orElse(0);
        boolean tied = transcript.speakers().stream().filter(speaker -> selling.getOrDefault(speaker.number(), 0.0) == most).count() != 1
                || transcript.speakers().size() == 1 && most <= 0;
        boolean alone = most > GREETS / 2 && transcript.speakers().size() == 2;
        List<Speaker> speakers = transcript.speakers().stream()
                .map(speaker -> speaker.on(side(speaker, repName, told, alone, selling.getOrDefault(speaker.number(), 0.0), tied ? Double.NaN : most)))
                .toList();
        boolean guessed = !told || sided && !named && transcript.speakersGuessed() || speakers.stream().anyMatch(speaker -> speaker.confidence() != null);
        return new Transcript(transcript.language(), transcript.timed(), guessed, speakers, transcript.utterances());
    }

    /**
     * @param alone whether of two speakers one greeted for a company, so that the other does not
     * @param most how much the one who sells most does so; not a number where several sell as much
     */
    private static Side side(Speaker speaker, String repName, boolean told, boolean alone, double selling, double most) {
        if (speaker.side() != Side.UNKNOWN) {
            return speaker.side();
        }
        if (told) {
            return isRep(speaker, repName) ? Side.REP : Side.CUSTOMER;
        }
        if (selling == most || !alone && selling >= ALSO_SELLS) {
            return Side.REP;
        }
        return Double.isNaN(most) && selling <= 0 ? Side.UNKNOWN : Side.CUSTOMER;
    }

    private static boolean isRep(Speaker speaker, String repName) {
        String name = speaker.name().toLowerCase(Locale.ROOT);
        String rep = repName.strip().toLowerCase(Locale.ROOT);
        boolean named = !rep.isEmpty() && !name.isEmpty() && (name.contains(rep) || rep.contains(name));
        return named || SELLER.matcher(name).matches() && !BUYER.matcher(name).matches();
    }

    private static Map<Integer, Double> selling(Transcript transcript) {
        CueSet cues = Language.of(transcript.language()).cues("sides");
        Map<Integer, Double> selling = new HashMap<>();
        boolean greeted = false;
        for (Utterance utterance : transcript.utterances()) {
            for (Sentence sentence : Sentence.of(utterance.number(), utterance.startMillis(), Side.UNKNOWN, utterance.text())) {
                for (CueSet.Found found : cues.in(sentence)) {
                    if (isSideCue(found)) {
                        double weight = found.label().equals("rep") ? found.cue().weight() : -found.cue().weight();
                        selling.merge(utterance.speaker(), weight, Double::sum);
                    } else if (!greeted && greets(found, utterance, transcript)) {
                        greeted = true;
                        selling.merge(utterance.speaker(), GREETS, Double::sum);
                    }
                }
            }
        }
        return selling;
    }

    private static boolean isSideCue(CueSet.Found found) {
        return found.label().equals("rep") || found.label().equals("customer");
    }

    /** Who thanks for the call took it for a company; who offers help did so only as the first to speak, others ask a caller back. */
    private static boolean greets(CueSet.Found found, Utterance utterance, Transcript transcript) {
        boolean first = utterance.speaker() == transcript.utterances().getFirst().speaker()
                && transcript.utterances().subList(0, utterance.number()).stream().allMatch(before -> before.speaker() == utterance.speaker());
        return utterance.startMillis() <= GREETING_MILLIS && (found.label().equals("greets") || first);
    }
}
