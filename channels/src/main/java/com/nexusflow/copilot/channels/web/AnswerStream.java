package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.agents.NoSuchConversationException;
import com.nexusflow.copilot.agents.memory.ConversationBusyException;
import com.nexusflow.copilot.agents.reply.Progress;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.access.RequestIdFilter;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/** One answer on its way to a browser, as server-sent events: step, sentence, reply (HTML), or gone, later, refused and failed. */
final class AnswerStream {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerStream.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ViewResolver views;
    private final Map<String, Object> model;
    private final Locale locale;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    AnswerStream(ViewResolver views, Map<String, Object> model, Locale locale, HttpServletRequest request, HttpServletResponse response) {
        this.views = views;
        this.model = model;
        this.locale = locale;
        this.request = request;
        this.response = response;
    }

    /** Sends what happens while the answer is made, and then the answer. A browser that has gone away ends the work. */
    void follow(Function<Consumer<Progress>, Reply> answering) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            Reply reply = answering.apply(this::progress);
            send("reply", Map.of("conversation", reply.conversationId(), "status", reply.status().code(), "html", html(reply)));
        } catch (UncheckedIOException e) {
            LOG.debug("The browser went away during an answer", e);
        } catch (NoSuchConversationException e) {
            send("gone", Map.of());
        } catch (ConversationBusyException e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            send("later", Map.of("text", e.words(locale)));
        } catch (TooManyRequests e) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfterSeconds()));
            send("later", Map.of("text", e.words(locale)));
        } catch (IllegalArgumentException e) {
            LOG.debug("A question was refused", e);
            send("refused", Map.of());
        } catch (RuntimeException e) {
            LOG.error("A question could not be answered", e);
            send("failed", Map.of("request", RequestIdFilter.current()));
        }
    }

    private void progress(Progress progress) {
        try {
            switch (progress) {
                case Progress.Step step -> send("step", Map.of("text", step.text()));
                case Progress.Sentence sentence -> send("sentence", Map.of("text", sentence.text()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String event, Map<String, Object> data) throws IOException {
        response.getOutputStream()
                .write(("event: " + event + "\ndata: " + JSON.writeValueAsString(data) + "\n\n").getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    private String html(Reply reply) {
        try {
            View view = Objects.requireNonNull(views.resolveViewName("reply :: reply", locale));
            Map<String, Object> values = new HashMap<>(model);
            values.put("reply", reply);
            ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
            view.render(values, request, page);
            return new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException("The reply could not be shown", e);
        }
    }
}
