package com.nexusflow.copilot.knowledge.document.read;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads files of any origin within limits of size, text and time. What a file is, is seen from its content; its name only helps among kinds of plain text. */
public final class DocumentReader {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentReader.class);

    private final Limits limits;

    public DocumentReader(Limits limits) {
        this.limits = limits;
    }

    public Limits limits() {
        return limits;
    }

    /** All of the file's text, or the reason why none of it is taken. */
    public Reading read(String name, byte[] file) throws InterruptedException {
        if (file.length == 0) {
            return Refused.of(Refusal.EMPTY_FILE);
        }
        if (file.length > limits.fileBytes()) {
            return Refused.of(Refusal.TOO_LARGE, limits.fileBytes() >> 20);
        }
        Budget budget = new Budget(limits);
        FutureTask<Reading> task = new FutureTask<>(() -> attempt(name, file, budget));
        // A thread of its own: a parser may be stuck where no budget is asked, and deep nesting must not cost the caller's stack.
        Thread thread = Thread.ofPlatform().daemon().name("document-reader").start(task);
        try {
            return task.get(limits.time().toMillis() + 250, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Refused.of(Refusal.TOO_SLOW, Budget.seconds(limits.time()));
        } catch (ExecutionException e) {
            LOG.warn("A file of {} bytes could not be read for {}", file.length, e.getCause() == null ? e : e.getCause().getClass().getName());
            return Refused.of(Refusal.BROKEN);
        } finally {
            thread.interrupt();
        }
    }

    private static Reading attempt(String name, byte[] file, Budget budget) {
        try {
            Reading read = read(name, file, budget);
            Refused refused = budget.refused();
            return refused != null ? refused : read;
        } catch (Unreadable e) {
            return e.why();
        } catch (OutOfMemoryError e) {
            return Refused.of(Refusal.UNPACKS_TOO_FAR, budget.limits().unpackedBytes() >> 20);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            Refused refused = budget.refused();
            if (refused != null) {
                return refused;
            }
            LOG.debug("A file of {} bytes is broken", file.length, e);
            return Refused.of(Refusal.BROKEN);
        }
    }

    private static Reading read(String name, byte[] file, Budget budget) throws Exception {
        Draft draft = new Draft(budget);
        DocumentKind kind = switch (Signature.of(file)) {
            case PDF -> new PdfReader(draft).read(file);
            case ZIP -> new OfficeReader(draft).read(file);
            case NONE -> text(name, file, draft);
        };
        return draft.finish(kind, name);
    }

    private static DocumentKind text(String name, byte[] file, Draft draft) throws Exception {
        String text = Decoding.decode(file);
        DocumentKind kind = TextKind.of(name, text);
        switch (kind) {
            case HTML -> new HtmlReader(draft, Part.Kind.TEXT).read(text);
            case MARKDOWN -> new MarkdownReader(draft).read(text);
            case CSV -> new CsvReader(draft).read(text);
            case EMAIL -> new MailReader(draft).read(file);
            default -> new PlainTextReader(draft, Part.Kind.TEXT).read(text);
        }
        return kind;
    }
}
