package com.nexusflow.copilot.agents.review;

import com.nexusflow.copilot.agents.model.Models;
import com.nexusflow.copilot.core.call.CallAnalysis;
import com.nexusflow.copilot.core.call.CallFacts;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.voice.analysis.RuleAnalysis;
import dev.langchain4j.model.chat.ChatModel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A call reviewed by the rules, and by them with a model. */
record ReviewedCall(Transcript transcript, CallFacts facts) {

    static final String SAID = """
            [00:00] Anna: Thanks for joining, Ben. How do you plan the night shifts today?
            [00:08] Ben: Honestly, Priya keeps it all in her head and we cross our fingers every weekend.
            [00:20] Anna: And who has the last word on a new tool?
            [00:25] Ben: My hands are tied until Priya nods.
            [00:31] Anna: Our price would be 40,000 a year for two hundred drivers.
            [00:40] Ben: That is a lot, we have 30,000 set aside for this.
            [00:48] Anna: Understood. I will send you a lighter proposal on Monday.
            [00:55] Ben: Good, and we looked at Routewise as well.
            [01:02] Anna: Noted, thank you.
            """;

    static final CallAnalysis RULES = new RuleAnalysis();

    static ReviewedCall of(String said) {
        return of(said, "en");
    }

    static ReviewedCall of(String said, String language) {
        Transcript transcript = RULES.read(said, language, "Anna");
        return new ReviewedCall(transcript, new CallFacts(Locale.ENGLISH, "Anna", List.of("Routewise"), List.of(), null, LocalDate.of(2026, 11, 20), true));
    }

    CallReview byRules() {
        return RULES.review(transcript, facts);
    }

    CallReview with(ChatModel model) {
        return with(model, Duration.ofSeconds(20));
    }

    CallReview with(ChatModel model, Duration patience) {
        return with(Models.of(model, "stub/one", patience));
    }

    CallReview with(Models models) {
        try (ModelAnalysis analysis = new ModelAnalysis(RULES, models)) {
            return TenantScope.background(UUID.randomUUID()).call(() -> analysis.review(transcript, facts));
        }
    }
}
