package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.door.Pieces;
import com.nexusflow.copilot.channels.phone.CallState.Said;
import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import com.twilio.twiml.voice.SsmlProsody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What Twilio is told to do in a call, in its own language TwiML. */
final class Script {

    private static final int LISTENS_SECONDS = 6;
    private static final int PIN_SECONDS = 10;
    private static final int LONGEST_SAY = 3_000;
    private static final List<String> RATES = List.of("100%", "85%", "70%");

    private final boolean american;
    private final int pace;

    /** @param american whether English is spoken as in the United States */
    Script(boolean american, int pace) {
        this.american = american;
        this.pace = pace;
    }

    /** Asks for the digits that show who rings. */
    String pin(Said said, String next) {
        Gather.Builder gather = new Gather.Builder()
                .inputs(Gather.Input.DTMF)
                .numDigits(Pins.DIGITS)
                .finishOnKey("#")
                .timeout(PIN_SECONDS)
                .actionOnEmptyResult(true)
                .method(HttpMethod.POST)
                .action(next);
        says(said).forEach(gather::say);
        return new VoiceResponse.Builder().gather(gather.build()).build().toXml();
    }

    /** Says it and listens for what comes next, or hangs up. */
    String talk(Said said, String hints, String next) {
        VoiceResponse.Builder response = new VoiceResponse.Builder();
        if (said.over()) {
            says(said).forEach(response::say);
            return response.hangup(new Hangup.Builder().build()).build().toXml();
        }
        Gather.Builder gather = new Gather.Builder()
                .inputs(List.of(Gather.Input.DTMF, Gather.Input.SPEECH))
                .numDigits(1)
                .timeout(LISTENS_SECONDS)
                .speechTimeout("auto")
                .profanityFilter(false)
                .language(listens(said.language()))
                .actionOnEmptyResult(true)
                .method(HttpMethod.POST)
                .action(next);
        if (!hints.isEmpty()) {
            gather.hints(hints);
        }
        says(said).forEach(gather::say);
        return response.gather(gather.build()).build().toXml();
    }

    /** Asks for a moment and comes back for the answer. */
    String moment(Said said, String next) {
        VoiceResponse.Builder response = new VoiceResponse.Builder();
        says(said).forEach(response::say);
        return response.pause(new Pause.Builder().length(1).build())
                .redirect(new Redirect.Builder(next).method(HttpMethod.POST).build())
                .build()
                .toXml();
    }

    private List<Say> says(Said said) {
        return pieces(said.sentences()).stream().map(text -> say(text, said.language())).toList();
    }

    private Say say(String text, String language) {
        Say.Builder say = pace == 0 ? new Say.Builder(text) : new Say.Builder().prosody(new SsmlProsody.Builder(text).rate(RATES.get(pace)).build());
        return say.language(speaks(language)).voice(voice(language)).build();
    }

    /** Sentences are put together as long as Twilio takes them as one. */
    private static List<String> pieces(List<String> sentences) {
        List<String> pieces = new ArrayList<>();
        for (String sentence : sentences) {
            for (String part : Pieces.of(sentence, LONGEST_SAY, Locale.ROOT)) {
                if (!pieces.isEmpty() && pieces.getLast().length() + part.length() < LONGEST_SAY) {
                    pieces.set(pieces.size() - 1, pieces.getLast() + " " + part);
                } else {
                    pieces.add(part);
                }
            }
        }
        return pieces;
    }

    private Gather.Language listens(String language) {
        return switch (language) {
            case "de" -> Gather.Language.DE_DE;
            case "fr" -> Gather.Language.FR_FR;
            case "es" -> Gather.Language.ES_ES;
            default -> american ? Gather.Language.EN_US : Gather.Language.EN_GB;
        };
    }

    private Say.Language speaks(String language) {
        return switch (language) {
            case "de" -> Say.Language.DE_DE;
            case "fr" -> Say.Language.FR_FR;
            case "es" -> Say.Language.ES_ES;
            default -> american ? Say.Language.EN_US : Say.Language.EN_GB;
        };
    }

    private Say.Voice voice(String language) {
        return switch (language) {
            case "de" -> Say.Voice.POLLY_VICKI_NEURAL;
            case "fr" -> Say.Voice.POLLY_LEA_NEURAL;
            case "es" -> Say.Voice.POLLY_LUCIA_NEURAL;
            default -> american ? Say.Voice.POLLY_JOANNA_NEURAL : Say.Voice.POLLY_AMY_NEURAL;
        };
    }
}
