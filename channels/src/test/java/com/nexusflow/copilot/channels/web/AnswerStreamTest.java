package com.nexusflow.copilot.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.memory.Conversations;
import com.nexusflow.copilot.agents.reply.Progress;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.memory.InProcessMemory;
import com.nexusflow.copilot.core.memory.SharedMemory;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AnswerStreamTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final AnswerStream stream =
            new AnswerStream((name, locale) -> null, Map.of(), Locale.ENGLISH, new MockHttpServletRequest(), response);

    @Test
    void stepsAndSentencesAreSentAsTheyCome() throws IOException {
        stream.follow(listener -> {
            listener.accept(new Progress.Step("Looking \"up\" …"));
            listener.accept(new Progress.Sentence("Two\nlines"));
            throw new IllegalStateException("jdbc:secret");
        });
        assertThat(response.getContentAsString()).startsWith("event: step\ndata: {\"text\":\"Looking \\\"up\\\" …\"}\n\nevent: sentence\ndata: {\"text\":\"Two\\nlines\"}\n\n");
        assertThat(response.getContentType()).startsWith("text/event-stream");
    }

    @Test
    void aFailureSaysNothingButTheRequestsId() throws IOException {
        stream.follow(listener -> {
            throw new IllegalStateException("jdbc:secret");
        });
        assertThat(response.getContentAsString()).startsWith("event: failed\ndata: {\"request\":").doesNotContain("secret");
    }

    @Test
    void aQuestionThatCannotBeIsRefused() throws IOException {
        stream.follow(listener -> {
            throw new IllegalArgumentException("text is empty");
        });
        assertThat(response.getContentAsString()).startsWith("event: refused\n");
    }

    @Test
    void aBrowserThatWentAwayEndsTheWorkInSilence() throws IOException {
        stream.follow(listener -> {
            throw new UncheckedIOException(new IOException("Broken pipe"));
        });
        assertThat(response.getContentAsString()).isEmpty();
    }

    @Test
    void whoAsksTooMuchIsToldWhenToAskAgain() throws IOException {
        AskLimit limit = new AskLimit(new InProcessMemory(Clock.systemUTC()), 1, 1);
        TenantScope person = new TenantScope(UUID.randomUUID(), UUID.randomUUID(), true, Set.of());
        person.run(limit::question);
        stream.follow(listener -> person.call(() -> {
            limit.question();
            throw new AssertionError("A question too many was let through");
        }));
        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(Objects.requireNonNull(response.getHeader("Retry-After")))).isBetween(1, 60);
        assertThat(response.getContentAsString()).startsWith("event: later\ndata: {\"text\":\"You have asked a lot");
    }

    @Test
    void aConversationThatIsBusyIsSaidSo() throws IOException {
        SharedMemory memory = new InProcessMemory(Clock.systemUTC());
        TenantScope person = new TenantScope(UUID.randomUUID(), UUID.randomUUID(), true, Set.of());
        Conversations conversations = new Conversations(RunningCopilot.bean(TenantDatabase.class), memory, Duration.ZERO);
        UUID conversation = UUID.randomUUID();
        person.call(() -> conversations.inTurn(conversation, () -> {
            try {
                stream.follow(listener -> conversations.inTurn(conversation, () -> {
                    throw new AssertionError("Two turns ran at once");
                }));
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(response.getContentAsString()).startsWith("event: later\ndata: {\"text\":\"I am still answering");
    }
}
