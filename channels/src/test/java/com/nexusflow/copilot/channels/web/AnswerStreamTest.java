package com.nexusflow.copilot.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.reply.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
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
}
