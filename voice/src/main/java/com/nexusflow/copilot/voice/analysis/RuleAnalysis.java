package com.nexusflow.copilot.voice.analysis;

import com.nexusflow.copilot.core.call.CallAnalysis;
import com.nexusflow.copilot.core.call.CallFacts;
import com.nexusflow.copilot.core.call.CallRefused;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.voice.redact.Redactor;
import com.nexusflow.copilot.voice.review.ReviewContext;
import com.nexusflow.copilot.voice.review.ReviewContext.DealFacts;
import com.nexusflow.copilot.voice.review.ReviewContext.Vocabulary;
import com.nexusflow.copilot.voice.review.Reviewer;
import com.nexusflow.copilot.voice.review.UnreadableTranscript;
import com.nexusflow.copilot.voice.review.WrittenTranscript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads, redacts and reviews by the rules of this module, on this machine alone. */
public final class RuleAnalysis implements CallAnalysis {

    @Override
    public Transcript read(String text, String language, String repName) {
        try {
            return withoutPersonalNames(Redactor.redact(WrittenTranscript.parse(text, language, repName)).transcript());
        } catch (UnreadableTranscript e) {
            throw (CallRefused) new CallRefused(CallRefused.Reason.UNREADABLE, String.valueOf(e.getMessage())).initCause(e);
        }
    }

    @Override
    public CallReview review(Transcript transcript, CallFacts facts) {
        Vocabulary vocabulary = new Vocabulary(facts.competitors(), facts.products(), List.of());
        return Reviewer.review(transcript, new ReviewContext(facts.language(), facts.repName(), vocabulary, deal(facts.deal()), facts.day(), facts.refined()));
    }

    /** Some transcripts name their speakers by telephone number or e-mail address. */
    private static Transcript withoutPersonalNames(Transcript transcript) {
        List<Speaker> speakers = transcript.speakers().stream()
                .map(speaker -> new Speaker(speaker.number(), speaker.side(), Redactor.redact(speaker.name(), transcript.language())))
                .toList();
        return new Transcript(transcript.language(), transcript.timed(), transcript.speakersGuessed(), speakers, transcript.utterances());
    }

    private static @Nullable DealFacts deal(@Nullable Opportunity deal) {
        if (deal == null) {
            return null;
        }
        return new DealFacts(
                deal.amount() == null ? null : deal.amount().major(), deal.amount() == null ? "" : deal.amount().currency().getCurrencyCode(),
                deal.stage().name(), deal.closeDate());
    }
}
