package com.nexusflow.copilot.agents.review;

import com.nexusflow.copilot.agents.model.ModelFailedException;
import com.nexusflow.copilot.agents.model.Models;
import com.nexusflow.copilot.core.call.CallAnalysis;
import com.nexusflow.copilot.core.call.CallFacts;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.Transcript;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The analysis of the rules, worded better and with its hard cases decided by a language model where one is connected. Only what the
 * transcript proves is taken; without a model, and whenever it fails, the review is that of the rules.
 */
public final class ModelAnalysis implements CallAnalysis, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelAnalysis.class);

    private final CallAnalysis rules;
    private final Models models;

    /** @param models closed with this analysis */
    public ModelAnalysis(CallAnalysis rules, Models models) {
        this.rules = rules;
        this.models = models;
    }

    @Override
    public Transcript read(String text, String language, String repName) {
        return rules.read(text, language, repName);
    }

    @Override
    public CallReview review(Transcript transcript, CallFacts facts) {
        CallReview review = rules.review(transcript, facts);
        ChatModel remote = models.remote().orElse(null);
        if (remote == null || transcript.utterances().isEmpty()) {
            return review;
        }
        if (Orders.in(transcript)) {
            LOG.info("Something in the call speaks to a machine; the model {} is not asked and the review is that of the rules", models.label());
            return review;
        }
        return new TakenClaims(transcript, facts, review).with(asked(remote, transcript, facts, review), models.label());
    }

    private Claims asked(ChatModel remote, Transcript transcript, CallFacts facts, CallReview review) {
        String lines = ShownLines.of(transcript, review);
        List<ChatRequest> requests = new ArrayList<>();
        if (new SaidWords(transcript, facts, review).areReadable()) {
            requests.add(Prompts.words(lines, facts));
        }
        List<String> unsure = Cards.unsure(review.scorecards());
        if (!unsure.isEmpty()) {
            requests.add(Prompts.elements(lines, unsure));
        }
        Claims claims = Claims.NONE;
        for (ChatRequest request : requests) {
            try {
                claims = claims.and(Claims.read(models.within(() -> answer(remote, request))));
            } catch (ModelFailedException e) {
                LOG.warn("{} ({}); what it did not answer is as the rules have it", e.getMessage(), e.excuse());
                LOG.debug("The model failed", e);
                return claims;
            } catch (IllegalArgumentException e) {
                LOG.warn("The model {} answered with what is no answer: {} The rules' review stands", models.label(), e.getMessage());
            }
        }
        return claims;
    }

    private static String answer(ChatModel remote, ChatRequest request) {
        String text = remote.chat(request).aiMessage().text();
        return text == null ? "" : text;
    }

    @Override
    public void close() {
        models.close();
    }
}
