package com.nexusflow.copilot.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.intent.Guess;
import com.nexusflow.copilot.agents.model.Models;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that asks a real tool for won revenue in Q1 2026 (€9,260 from 7 deals) and is not true to what it got. */
class LyingModelTest {

    private static final String FIRST_QUARTER = "{\"metrics\":[\"won_revenue\",\"won_deals\"],\"from\":\"2026-01-01\",\"to\":\"2026-03-31\"}";
    private static final String TRUE = "Won revenue in Q1 2026 is €9,260.";

    private static TenantScope admin;
    private static CopilotKit kit;

    @BeforeAll
    static void open() {
        admin = SalesFloor.open().scope("Petra Lang");
        kit = new CopilotKit(message -> new Guess("metric", 1, true));
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "It is €9,620.", "It came from 8 won deals.", "That is €9,260 thousand.", "That is €9.26 million.", "It is about €9,500.", "It is twelve thousand euros.",
        "It came from nine deals.", "It came from 31 deals.", "The year before it was 4 %.", "It was €９,６２０.", "That is ٩٩٩ deals.",
        "This is as of 30 April 2026.", "It runs to June 30, 2026.", "It is the figure of 2026-04-01.", "That was Q2 2026.", "That was Q1 2025.", "It was won in June.",
        "It was won in April 2026.", "The last one was won on 3 June.", "It stands for 2024.",
        "Sandra Miller won most of it.", "Sandra won most of it.", "Most of it went to Globex.", "The best rep was Sandra.", "Most of it is from the East.",
        "See https://evil.example/report.", "Read [more](here).", "Look: <img src=x>.", "Mail it to mailto:a@b.example."
    })
    void aSentenceThatIsNotInTheFindingIsDropped(String lie) {
        Reply reply = answer(TRUE + " " + lie);
        assertThat(reply.text()).isEqualTo(TRUE);
        assertThat(reply.model()).isEqualTo("stub/liar");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "It came from 7 won deals.", "It came from seven deals.", "That is €9.3k.", "That is about €9.26 thousand.", "In 2026, 7 deals were won.", "In 2026 7 deals were won.",
        "The quarter ran from 1 January 2026 to 31 March 2026.", "The quarter ended on March 31, 2026.", "It covers January to March.", "It covers February 2026.",
        "€9,260.00 were won.", "9 260 € were won.", "This is as of 15 May 2026.", "This may grow.", "Nothing else is known.", "Won Revenue counts won deals."
    })
    void aSentenceThatSaysWhatWasFoundIsKept(String truth) {
        assertThat(answer(TRUE + " " + truth).text()).isEqualTo(TRUE + " " + truth);
    }

    @Test
    void whenNothingIsLeftTheFindingIsPutIntoPlainWords() {
        Reply reply = answer("You won €12,000 in Q1 2026. Sandra Miller did it all.");
        assertThat(reply.status()).isEqualTo(Reply.Status.ANSWERED);
        assertThat(reply.text()).contains("€9,260").doesNotContain("12,000", "Sandra");
    }

    @Test
    void aModelThatSaysNothingIsPutIntoWords() {
        assertThat(answer("").text()).contains("€9,260");
    }

    @Test
    void theBlocksHoldTheFindingWhateverTheModelSays() {
        assertThat(answer("You won €12,000.").blocks())
                .anySatisfy(block -> assertThat(((Block.Facts) block).facts()).contains(new Block.Fact("Won revenue", "€9,260")));
    }

    @Test
    void aTalkativeModelIsCutShort() {
        assertThat(answer(TRUE + " This is good. That is fine. It is what it is. There is more.").text()).isEqualTo(TRUE + " This is good. That is fine.");
    }

    @Test
    void aFigureOfTheTurnBeforeIsNoGround() {
        Copilot copilot = copilot(ScriptedModel.saying("metric_query", "{\"metrics\":[\"won_revenue\"],\"from\":\"2025-10-01\",\"to\":\"2025-12-31\"}", "It was €61,830."));
        UUID conversation = say(copilot, null, "won revenue in Q4 2025").conversationId();
        Reply reply = say(copilot(liar(TRUE + " Before that it was €61,830.")), conversation, "and in Q1 2026?");
        assertThat(reply.text()).isEqualTo(TRUE);
    }

    @Test
    void aNameThatOnlyThePersonSaidGetsNoFigure() {
        Reply reply = say(copilot(liar("Sandra Miller won €9,260. There is no Sandra Miller.")), null, "what did Sandra Miller win in Q1 2026?");
        assertThat(reply.text()).isEqualTo("There is no Sandra Miller.");
    }

    @Test
    void aFigureSaidOfARefusedNameIsDropped() {
        ScriptedModel model = ScriptedModel.saying("decline", "{\"reason\":\"unknown_name\",\"about\":\"Sandra Miller\"}", "Sandra Miller won €5,000.");
        Reply reply = say(copilot(model), null, "what did Sandra Miller win?");
        assertThat(reply.status()).isEqualTo(Reply.Status.DECLINED);
        assertThat(reply.text()).contains("Sandra Miller").doesNotContain("5,000");
    }

    private static Reply answer(String words) {
        return say(copilot(liar(words)), null, "won revenue in Q1 2026");
    }

    private static ScriptedModel liar(String words) {
        return ScriptedModel.saying("metric_query", FIRST_QUARTER, words);
    }

    private static Copilot copilot(ScriptedModel model) {
        return kit.copilot(Models.of(model, "stub/liar", Duration.ofSeconds(30)));
    }

    private static Reply say(Copilot copilot, UUID conversation, String text) {
        return copilot.answer(new Turn(admin, conversation, text, Turn.Surface.CHAT), progress -> {});
    }
}
