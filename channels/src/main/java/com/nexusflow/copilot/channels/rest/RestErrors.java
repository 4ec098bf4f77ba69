package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.agents.NoSuchConversationException;
import com.nexusflow.copilot.agents.memory.ConversationBusyException;
import com.nexusflow.copilot.channels.access.BodyTooLarge;
import com.nexusflow.copilot.channels.access.Problems;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.core.call.AudioStore;
import com.nexusflow.copilot.core.call.CallRefused;
import com.nexusflow.copilot.core.crm.imports.ImportRefused;
import com.nexusflow.copilot.core.feed.CommentRefused;
import com.nexusflow.copilot.core.people.LogInRefused;
import com.nexusflow.copilot.core.tenant.SettingRefused;
import com.nexusflow.copilot.knowledge.card.CardFileRefused;
import com.nexusflow.copilot.knowledge.card.CardRefused;
import com.nexusflow.copilot.knowledge.document.DocumentRefused;
import com.nexusflow.copilot.knowledge.index.IndexUnavailableException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns every failure of REST into problem details with a sentence that says what to do. */
@RestControllerAdvice(basePackageClasses = RestErrors.class)
final class RestErrors extends ResponseEntityExceptionHandler {

    /** What the reader of JSON says of where it reads from tells nobody anything. */
    private static final Pattern SOURCE = Pattern.compile("\\s*[(\\[]*(at )?\\[?Source: ");
    private static final Logger LOG = LoggerFactory.getLogger(RestErrors.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badInput(BadInput bad) {
        return problem(HttpStatus.BAD_REQUEST, String.valueOf(bad.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NotFound missing) {
        return problem(HttpStatus.NOT_FOUND, String.valueOf(missing.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conversationNotFound(NoSuchConversationException missing) {
        return problem(HttpStatus.NOT_FOUND, String.valueOf(missing.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conversationBusy(ConversationBusyException busy, Locale language) {
        return problem(HttpStatus.CONFLICT, busy.words(language));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> indexAway(IndexUnavailableException away) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "The index of passages does not answer; answers are found by their words meanwhile. Check the server at COPILOT_QDRANT_URL.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyRequests(TooManyRequests many, Locale language) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(many.retryAfterSeconds()))
                .body(Problems.of(HttpStatus.TOO_MANY_REQUESTS, many.words(language)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> importRefused(ImportRefused refused) {
        HttpStatus status = switch (refused.reason()) {
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case ALREADY_RUNNING -> HttpStatus.CONFLICT;
            case BAD_FILE -> HttpStatus.BAD_REQUEST;
        };
        return problem(status, String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> logInRefused(LogInRefused refused) {
        HttpStatus status = switch (refused.reason()) {
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case UNKNOWN_PERSON -> HttpStatus.NOT_FOUND;
            case LOGIN_TAKEN, OWN_LOG_IN, LAST_ADMINISTRATOR -> HttpStatus.CONFLICT;
            case BAD_LOGIN, BAD_PASSWORD, WRONG_PASSWORD -> HttpStatus.BAD_REQUEST;
            case TOO_MANY_ATTEMPTS -> HttpStatus.TOO_MANY_REQUESTS;
        };
        return problem(status, String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> commentRefused(CommentRefused refused) {
        HttpStatus status = switch (refused.reason()) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case BAD_TEXT, TOO_MANY_MENTIONS -> HttpStatus.BAD_REQUEST;
            case NOT_YOURS -> HttpStatus.FORBIDDEN;
        };
        return problem(status, String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> callRefused(CallRefused refused) {
        HttpStatus status = switch (refused.reason()) {
            case UNREADABLE, UNKNOWN, NO_CONSENT, NOT_YET -> HttpStatus.BAD_REQUEST;
            case NOT_YOURS -> HttpStatus.FORBIDDEN;
            case NO_SUCH_ELEMENT -> HttpStatus.NOT_FOUND;
            case TAKEN, CHANGED -> HttpStatus.CONFLICT;
        };
        return problem(status, String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> cardRefused(CardRefused refused) {
        HttpStatus status = switch (refused.reason()) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case NOT_YOURS -> HttpStatus.FORBIDDEN;
            case EXISTS -> HttpStatus.CONFLICT;
            case BAD_CONTENT -> HttpStatus.BAD_REQUEST;
        };
        return problem(status, String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> cardFileRefused(CardFileRefused refused) {
        ResponseEntity<ProblemDetail> problem = problem(HttpStatus.BAD_REQUEST, String.valueOf(refused.getMessage()));
        Objects.requireNonNull(problem.getBody()).setProperty("line", refused.line());
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> cardDisputed(CardDisputed disputed) {
        ResponseEntity<ProblemDetail> problem = problem(HttpStatus.CONFLICT, String.valueOf(disputed.getMessage()));
        Objects.requireNonNull(problem.getBody()).setProperty("version", disputed.disputed().card().version());
        problem.getBody().setProperty("fields", disputed.disputed().fields());
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> recordingTooLarge(AudioStore.TooLarge large) {
        return problem(HttpStatus.CONTENT_TOO_LARGE, large.getMessage() + "; send it in parts or in a compressed form");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> documentRefused(DocumentRefused refused) {
        HttpStatus status = switch (refused.reason()) {
            case NAME, UNKNOWN_COLLECTION, UNKNOWN, EMPTY -> HttpStatus.BAD_REQUEST;
            case NAME_TAKEN, CONTENT_TAKEN -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case NOT_YOURS -> HttpStatus.FORBIDDEN;
        };
        return problem(status, String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> settingRefused(SettingRefused refused) {
        boolean inUse = refused.reason() == SettingRefused.Reason.CURRENCY_IN_USE;
        return problem(inUse ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST, String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> undecided(Undecided undecided) {
        ResponseEntity<ProblemDetail> problem = problem(undecided.status(), String.valueOf(undecided.getMessage()));
        undecided.proposal().ifPresent(proposal -> Objects.requireNonNull(problem.getBody()).setProperty("proposal", proposal));
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadableParts(MultipartException unreadable) {
        return problem(HttpStatus.BAD_REQUEST, "The body is no multipart/form-data as its header says; send each file as a part with a boundary between them.");
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<ProblemDetail> databaseGone(Exception failure) {
        LOG.warn("PostgreSQL cannot be reached: {}", NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be reached at the moment; try again in a few seconds.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception failure) {
        LOG.error("A request failed", failure);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "Something failed on this side; the log says more under the request's id.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (NestedExceptionUtils.getMostSpecificCause(unreadable) instanceof BodyTooLarge large) {
            return object(HttpStatus.CONTENT_TOO_LARGE, String.valueOf(large.getMessage()));
        }
        return object(HttpStatus.BAD_REQUEST, switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown -> "Unknown field \"" + unknown.getPropertyName() + "\"; known are "
                    + (unknown.getKnownPropertyIds() == null ? "none" : unknown.getKnownPropertyIds());
            case InvalidFormatException format -> "Field \"" + path(format) + "\" does not take the value \"" + format.getValue() + "\".";
            case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() -> "Field \"" + path(mismatch) + "\" is not of the kind that is asked for; see /api-docs for what it holds.";
            case JacksonException json -> "The body is no valid JSON: " + SOURCE.split(json.getOriginalMessage(), 2)[0].strip() + ".";
            case null, default -> "The body cannot be read; send a JSON object.";
        });
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : mismatch.getPropertyName();
        Class<?> type = mismatch.getRequiredType();
        return object(HttpStatus.BAD_REQUEST, "\"" + mismatch.getValue() + "\" is no " + (type == null ? "value" : kind(type)) + " for \"" + name + "\".");
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String sentence = body instanceof ProblemDetail detail && detail.getDetail() != null ? detail.getDetail() : "The request was refused.";
        return ResponseEntity.status(status).headers(headers).body(Problems.of(status, sentence));
    }

    private static String kind(Class<?> type) {
        if (type.equals(LocalDate.class)) {
            return "day such as 2026-05-14";
        }
        if (type.equals(Instant.class)) {
            return "moment such as 2026-05-14T09:00:00Z";
        }
        if (type.equals(UUID.class)) {
            return "id such as 01890000-0000-7000-8000-000000000000";
        }
        return type.equals(Boolean.class) || type.equals(boolean.class) ? "true or false" : Number.class.isAssignableFrom(type) || type.equals(int.class) ? "whole number" : "value";
    }

    private static String path(MismatchedInputException mismatch) {
        return mismatch.getPath().stream().map(JacksonException.Reference::getPropertyName).filter(Objects::nonNull).collect(Collectors.joining("."));
    }

    private static ResponseEntity<Object> object(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).body(Problems.of(status, sentence));
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).body(Problems.of(status, sentence));
    }
}
