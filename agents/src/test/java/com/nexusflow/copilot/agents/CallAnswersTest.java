package com.nexusflow.copilot.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.call.CallAnalysis;
import com.nexusflow.copilot.core.call.CallFacts;
import com.nexusflow.copilot.core.call.CallFilter;
import com.nexusflow.copilot.core.call.CallIntake;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.CallReview.NextStep;
import com.nexusflow.copilot.core.call.CallReview.SummarySentence;
import com.nexusflow.copilot.core.call.CallSource;
import com.nexusflow.copilot.core.call.Consent;
import com.nexusflow.copilot.core.call.NewCall;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.SaidInCalls;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.TestCalls;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import com.nexusflow.copilot.voice.analysis.RuleAnalysis;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers about calls: what a review words itself is told apart from what people said. */
class CallAnswersTest {

    private static final int MANY = 27;
    private static final String PARAPHRASE = "Somebody above the customer signs, and money is tight.";
    private static final String STEP = "Prepare papers for the board";
    private static final String SIGNS = "My manager signs, not me, and the price is too high for us.";
    private static final String SENDS = "I will send you the offer by Friday.";
    private static final String TALK = "[00:05] Petra Lang: " + SENDS + "\n[00:12] Olga Stern: " + SIGNS + "\n[00:30] Petra Lang: Thank you.\n";

    private static SalesFloor floor;
    private static CopilotKit kit;

    @BeforeAll
    static void open() {
        floor = SalesFloor.open();
        floor.crm().account("Halcyon Mills", "retail", null).account("Juniper Works", "retail", null).account("Kestrel Foods", "retail", null)
                .account("Lantern Tools", "retail", null).account("Meridian Hotels", "retail", null).account("Orchard Glass", "retail", null).account("Pinewood Labs", "retail", null).account("Quarry Stone", "retail", null).account("Rowan Textiles", "retail", null);
        floor.withCalls();
        kit = new CopilotKit();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @Test
    void whatAReviewWordsItselfIsNeverAQuote() {
        bring("worded", "Halcyon Mills", new Worded());
        Block.Quote summed = quotes("summarise the last call with Halcyon Mills").getFirst();
        assertThat(summed.claim()).isEqualTo(PARAPHRASE);
        assertThat(summed.text()).isEqualTo(SIGNS);
        Block.Quote step = quotes("what are the next steps from the last call with Halcyon Mills?").getFirst();
        assertThat(step.claim()).isEqualTo(STEP);
        assertThat(step.text()).isEqualTo(SENDS);
        assertThat(ask("what are the next steps from the last call with Halcyon Mills?").text()).contains(STEP).doesNotContain("“" + STEP);
    }

    @Test
    void aSentenceThatRepeatsItsWordsIsToldOnce() {
        bring("ruled", "Juniper Works", new RuleAnalysis());
        assertThat(quotes("summarise the last call with Juniper Works")).isNotEmpty().allSatisfy(quote -> assertThat(quote.claim()).isNotEmpty()).anySatisfy(quote -> {
            assertThat(quote.claim()).contains("“" + SENDS + "”");
            assertThat(quote.text()).isEmpty();
        });
    }

    @Test
    void allCallsAreCountedAndTheNewestAreQuoted() {
        IntStream.range(0, MANY).forEach(i -> bring("many-" + i, "Kestrel Foods", new RuleAnalysis()));
        Reply reply = ask("what did Kestrel Foods say about price?");
        assertThat(reply.text()).contains("In " + MANY + " of " + MANY + " calls with Kestrel Foods");
        assertThat(reply.blocks()).filteredOn(Block.Quotes.class::isInstance).singleElement()
                .satisfies(block -> assertThat(((Block.Quotes) block).title()).contains("the newest 10 of " + MANY + " calls"));
    }

    @Test
    void aCallThatFailedIsNotSaidToBeWaiting() {
        bring("lost", "Lantern Tools", new RuleAnalysis());
        floor.crm().tenant().call(() -> TestDatabase.database().write(jdbc -> jdbc.sql("update sales_call set status = 'failed', review = null where external_id = 'lost'").update()));
        assertThat(ask("calls with Lantern Tools").text()).contains("It could not be reviewed.").doesNotContain("not ready");
        bring("heard", "Lantern Tools", new RuleAnalysis());
        assertThat(ask("what did Lantern Tools say about price?").text()).contains("One of them could not be reviewed.").doesNotContain("not ready");
    }

    @Test
    void whoElseSpokeOfItIsNamedWithoutSayingThatNobodyElseDid() {
        bring("nameless", "Meridian Hotels", new Nameless());
        String text = ask("what did we say about price to Meridian Hotels?").text();
        assertThat(text).contains("The customer spoke of it on 12 May 2026: “").doesNotContain("Only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pricing", "objections", "next steps", "competitors", "red flags", "decision process", "manager", "sign", "OFFER", "Zenware", "Liam", "price is"})
    void asManyCallsAreCountedAsAreFound(String what) {
        SaidInCalls said = new SaidInCalls(TestDatabase.database());
        for (Side side : new Side[] {null, Side.REP, Side.CUSTOMER}) {
            for (SaidInCalls.Asked asked : List.of(new SaidInCalls.Asked(what, List.of(), side), new SaidInCalls.Asked(null, List.of(what), side), new SaidInCalls.Asked(what, List.of("month"), side))) {
                floor.scope("Petra Lang").run(() -> assertThat(said.count(CallFilter.NONE, asked)).as("%s", asked)
                        .isEqualTo((int) said.find(CallFilter.NONE, asked, 1_000).stream().map(one -> one.call().id()).distinct().count()));
            }
        }
    }

    private static List<Block.Quote> quotes(String question) {
        return ask(question).blocks().stream().filter(Block.Quotes.class::isInstance).flatMap(block -> ((Block.Quotes) block).quotes().stream()).toList();
    }

    private static Reply ask(String question) {
        return kit.copilot().answer(new Turn(floor.scope("Petra Lang"), null, question, Turn.Surface.CHAT), progress -> {});
    }

    private static void bring(String name, String account, CallAnalysis analysis) {
        bring(name, account, analysis, TALK);
    }

    private static void bring(String name, String account, CallAnalysis analysis, String talk) {
        bring(name, account, analysis, talk, "2026-05-12T09:30:00Z");
    }

    private static void bring(String name, String account, CallAnalysis analysis, String talk, String at) {
        TestCalls calls = new TestCalls(analysis, Clock.systemUTC());
        CallIntake intake = calls.intake;
        NewCall call = new NewCall(
                CallSource.TRANSCRIPT, name, null, floor.crm().id("Petra Lang"), floor.crm().id(account), null, null, Instant.parse(at), "en", Consent.GIVEN);
        UUID id = floor.scope("Petra Lang").call(() -> intake.transcript(call, talk));
        calls.work(floor.crm().tenant(), id);
    }

    /** The rules, where nobody's name is known. */
    private static final class Nameless implements CallAnalysis {

        private final RuleAnalysis rules = new RuleAnalysis();

        @Override
        public Transcript read(String text, String language, String repName) {
            Transcript read = rules.read(text, language, repName);
            return new Transcript(read.language(), false, true, read.speakers().stream().map(one -> new Speaker(one.number(), one.side(), "", one.confidence())).toList(), read.utterances());
        }

        @Override
        public CallReview review(Transcript transcript, CallFacts facts) {
            return rules.review(transcript, facts);
        }
    }

    /** The rules with a summary and a next step in words that nobody spoke, as a language model gives them. */
    private static final class Worded implements CallAnalysis {

        private final RuleAnalysis rules = new RuleAnalysis();

        @Override
        public Transcript read(String text, String language, String repName) {
            return rules.read(text, language, repName);
        }

        @Override
        public CallReview review(Transcript transcript, CallFacts facts) {
            CallReview ruled = rules.review(transcript, facts);
            NextStep step = ruled.nextSteps().getFirst();
            NextStep worded = new NextStep(STEP, step.owner(), step.ownerName(), step.due(), step.quote());
            Quote signs = new Quote(SIGNS, 1, 12_000, Side.CUSTOMER);
            return new CallReview(ruled.version(), ruled.refined(), ruled.metrics(), ruled.trackers(), ruled.questions(), ruled.objections(), List.of(worded), ruled.commitments(), ruled.competitors(),
                    ruled.priceTalk(), ruled.redFlags(), ruled.sentiment(), ruled.scorecards(), List.of(new SummarySentence(PARAPHRASE, List.of(signs))), ruled.coaching(), ruled.suggestions());
        }
    }

    private static final String LONG_TALK = "[00:05] Petra Lang: Good morning, how are you doing today?\n"
            + "[00:12] Olga Stern: I have been travelling all of last week. We ship with Ventana now. Does your offer include the freight?\n[00:30] Petra Lang: Thank you.\n";

    @Test
    void whatIsQuotedIsTheSentenceThatWasAskedFor() {
        bring("spoken", "Orchard Glass", new RuleAnalysis(), LONG_TALK);
        assertThat(ask("which calls mentioned Ventana?").text()).contains("“We ship with Ventana now”").doesNotContain("travelling");
    }

    @Test
    void aQuestionKeepsItsMark() {
        bring("asked", "Orchard Glass", new RuleAnalysis(), LONG_TALK);
        assertThat(ask("which calls mentioned the freight?").text()).contains("“Does your offer include the freight?”");
    }

    @Test
    void severalQuestionsAreQuotedInOneSentence() {
        bring("questions", "Pinewood Labs", new RuleAnalysis(), "[00:05] Petra Lang: How many plants do you have?\n[00:12] Olga Stern: Nine plants. When could you start with us?\n");
        assertThat(ask("what questions did Petra Lang ask in the last call with Pinewood Labs?").text()).contains("“How many plants do you have?”; “When could you start with us?”");
    }

    @Test
    void theQuestionThatWasJustAnsweredIsNotOffered() {
        bring("offered", "Pinewood Labs", new RuleAnalysis());
        assertThat(ask("What are the next steps from the last call with Pinewood Labs?").suggestions()).isNotEmpty().noneMatch(one -> one.contains("next steps"));
        assertThat(ask("What did Pinewood Labs say about price?").suggestions()).isNotEmpty().noneMatch(one -> one.contains("about price"));
        assertThat(ask("Which calls are worth hearing?").suggestions()).noneMatch(one -> one.contains("worth hearing"));
    }

    @Test
    void whatWasSaidInTheLastCallIsSoughtInThatOneAlone() {
        bring("earlier", "Quarry Stone", new RuleAnalysis());
        bring("last", "Quarry Stone", new RuleAnalysis(), "[00:05] Petra Lang: Good morning.\n[00:12] Olga Stern: The price is fine.\n", "2026-05-13T09:30:00Z");
        assertThat(ask("what did Quarry Stone say in the last call about price?").text()).contains("In the one call").contains("13 May 2026").contains("The price is fine").doesNotContain("2 of 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"who decides?", "what are the next steps?", "and who talked more?", "what exactly did they say?"})
    void whoAsksOnAfterACallMeansThatCall(String question) {
        bring("asked-on", "Rowan Textiles", new RuleAnalysis(), TALK, "2026-04-08T09:30:00Z");
        Reply first = ask("summarise the last call with Rowan Textiles");
        Reply next = kit.copilot().answer(new Turn(floor.scope("Petra Lang"), first.conversationId(), question, Turn.Surface.CHAT), progress -> {});
        assertThat(next.status()).isEqualTo(Reply.Status.ANSWERED);
        assertThat(next.text()).contains("Rowan Textiles").contains("8 April 2026").doesNotContain("calls with");
    }
}
