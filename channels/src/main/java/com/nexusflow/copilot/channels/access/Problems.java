package com.nexusflow.copilot.channels.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Error reports for programs: RFC 9457 problem details with the request's id. */
public final class Problems {

    /** Sentences repeat what was sent; nobody needs it back at full length. */
    private static final int LONGEST = 500;

    private final JsonMapper json;

    public Problems(JsonMapper json) {
        this.json = json;
    }

    public static ProblemDetail of(HttpStatusCode status, String sentence) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "…" : sentence);
        problem.setProperty("requestId", RequestIdFilter.current());
        return problem;
    }

    /** Answers a request that no controller will see. */
    void write(HttpServletResponse response, HttpStatusCode status, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), of(status, sentence));
    }
}
