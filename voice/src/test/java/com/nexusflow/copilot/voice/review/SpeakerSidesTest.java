package com.nexusflow.copilot.voice.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakerSidesTest {

    private static final Transcript BY_VOICE = transcript(true, new Speaker(0, Side.UNKNOWN, "", 0.9), new Speaker(1, Side.UNKNOWN, "", 0.8));

    @Test
    void speakersToldApartByVoiceGetTheirSidesFromWhatTheySay() {
        assertThat(SpeakerSides.found(BY_VOICE, "Emma").speakers()).extracting(Speaker::side).containsExactly(Side.CUSTOMER, Side.REP);
    }

    @Test
    void howSureTheVoicesAreIsKept() {
        assertThat(SpeakerSides.found(BY_VOICE, "Emma").speakers()).extracting(Speaker::confidence).containsExactly(0.9, 0.8);
    }

    @Test
    void aGuessStaysAGuessHoweverOftenSidesAreFound() {
        Transcript once = SpeakerSides.found(BY_VOICE, "Emma");
        assertThat(SpeakerSides.found(once, "Emma").speakersGuessed()).isTrue();
        Transcript written = SpeakerSides.found(transcript(true, new Speaker(0, Side.UNKNOWN, "Nora"), new Speaker(1, Side.UNKNOWN, "Tom")), "Emma");
        assertThat(SpeakerSides.found(written, "Emma").speakersGuessed()).isTrue();
    }

    @Test
    void sidesThatAreKnownFromTheirChannelsAreNoGuess() {
        assertThat(SpeakerSides.found(transcript(false, new Speaker(0, Side.CUSTOMER, ""), new Speaker(1, Side.REP, "")), "").speakersGuessed()).isFalse();
    }

    @Test
    void whoAsksHowToHelpIsOnOurSideEvenWhereNothingIsSold() {
        Transcript help = new Transcript("en", true, true, List.of(new Speaker(0, Side.UNKNOWN, ""), new Speaker(1, Side.UNKNOWN, "")), List.of(
                new Utterance(0, 0, 0, 3000, "thank you for calling the garage how can i help you today", List.of()),
                new Utterance(1, 1, 3000, 6000, "a light came on in my car", List.of())));
        assertThat(SpeakerSides.found(help, "Emma").speakers()).extracting(Speaker::side).containsExactly(Side.REP, Side.CUSTOMER);
    }

    @Test
    void whereNothingTellsTheSidesNobodyIsTakenForACustomer() {
        Transcript small = new Transcript("en", true, true, List.of(new Speaker(0, Side.UNKNOWN, ""), new Speaker(1, Side.UNKNOWN, "")), List.of(
                new Utterance(0, 0, 0, 3000, "good morning", List.of()), new Utterance(1, 1, 3000, 6000, "good morning", List.of())));
        assertThat(SpeakerSides.found(small, "Emma").speakers()).extracting(Speaker::side).containsOnly(Side.UNKNOWN);
    }

    private static Transcript transcript(boolean guessed, Speaker... speakers) {
        return new Transcript("en", true, guessed, List.of(speakers), List.of(
                new Utterance(0, 1, 0, 3000, "Hi, I am calling from Tarnwick about our platform.", List.of()),
                new Utterance(1, 0, 3000, 6000, "How much does it cost? We need something for our team.", List.of()),
                new Utterance(2, 1, 6000, 9000, "We offer a license per user, I will send you a proposal.", List.of())));
    }

    @Test
    void whoGreetsForACompanyIsItsOwnWhateverIsSaidLater() {
        Transcript call = new Transcript("en", true, true, List.of(new Speaker(0, Side.UNKNOWN, "", 0.9), new Speaker(1, Side.UNKNOWN, "", 0.9)), List.of(
                new Utterance(0, 0, 0, 3000, "thank you for calling the workshop this is dana how can i help", List.of()),
                new Utterance(1, 1, 3000, 6000, "my name is omar from the bakery with the white van", List.of()),
                new Utterance(2, 0, 6000, 9000, "could you tell me what you need we need the number and how much it has run what is your timeline", List.of()),
                new Utterance(3, 1, 9000, 15000, "i will send you an email with the contract over and the team can help and we offer to bring it in", List.of()),
                new Utterance(4, 0, 15000, 30000, "that sounds fine what does it cost we need something for our team we are looking to buy", List.of())));
        assertThat(SpeakerSides.found(call, "").speakers()).extracting(Speaker::side).containsExactly(Side.REP, Side.CUSTOMER);
    }
}
