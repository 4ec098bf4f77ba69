package com.nexusflow.copilot.agents.tool;

import dev.langchain4j.model.output.structured.Description;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tools over cards, documents, calls and notes take. */
public final class KnowledgeArguments {

    private KnowledgeArguments() {}

    /** What is looked through. */
    public enum Kind { CARDS, DOCUMENTS, CALLS, NOTES, EMAILS, ACTIVITIES }

    /** A part of a battle card. */
    public enum Field { POSITIONING, OBJECTIONS, QUESTIONS, TRAPS, STRENGTHS, WEAKNESSES, PRICING, PROOF }

    /** A question to the knowledge. */
    public record Search(
            @Description("the question in the person's own words") String question,
            @Description("what to look through; leave out for all") @Nullable List<Kind> kinds,
            @Description("the competitor the question is about, by name") @Nullable String competitor,
            @Description("leave out") @Nullable Instead instead) {

        public Search {
            requireGiven("question", question);
        }
    }

    /** How a question is declined to which the knowledge says nothing, when it was not clearly one to the knowledge. */
    public record Instead(String reason, @Nullable String about, @Nullable List<String> near) {

        public Instead {
            requireGiven("reason", reason);
        }
    }

    /** A competitor's card. */
    public record Card(
            @Description("the competitor's name") String competitor,
            @Description("which fields; leave out for the whole card") @Nullable List<Field> fields) {

        public Card {
            requireGiven("competitor", competitor);
        }
    }

    /** Something a customer holds against us. */
    public record Objection(
            @Description("what the customer says, for instance: Acme is cheaper") String objection,
            @Description("the competitor it is about, by name") @Nullable String competitor) {

        public Objection {
            requireGiven("objection", objection);
        }
    }

    /** A question to what was said in calls. */
    public record Calls(@Description("the question in the person's own words") String question, @Description("which calls; leave out for all") CallArguments.@Nullable Which which) {

        public Calls {
            requireGiven("question", question);
        }
    }

    /** A model may leave out what it has to give. */
    private static void requireGiven(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(name + " must be given");
        }
    }
}
