package com.nexusflow.copilot.knowledge.document.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/** An e-mail as a file: who wrote what to whom and when. What is attached is named and not opened; messages inside of messages are attachments. */
final class MailReader {

    private static final Set<String> TOLD = Set.of("from", "to", "cc", "date", "subject");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)\\b(?:file)?name\\*?(?:0\\*?)?\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final int MOST_BODIES = 200;
    private static final MimeConfig LIMITS = new MimeConfig.Builder()
            .setMaxLineLen(1_000_000)
            .setMaxHeaderCount(1_000)
            .setMaxHeaderLen(100_000)
            .setMaxContentLen(-1)
            .build();

    private record Body(boolean html, String text) {}

    private final Draft draft;
    private final List<Body> bodies = new ArrayList<>();
    private final List<String> attached = new ArrayList<>();

    MailReader(Draft draft) {
        this.draft = draft;
    }

    void read(byte[] file) throws IOException, MimeException {
        MimeTokenStream mail = new MimeTokenStream(LIMITS);
        mail.setRecursionMode(RecursionMode.M_NO_RECURSE);
        mail.parse(new ByteArrayInputStream(file));
        boolean outermost = true;
        Map<String, String> fields = new HashMap<>();
        for (EntityState state = mail.getState(); state != EntityState.T_END_OF_STREAM; state = mail.next()) {
            draft.budget().tick();
            switch (state) {
                case T_START_HEADER -> fields.clear();
                case T_FIELD -> fields.putIfAbsent(mail.getField().getName().toLowerCase(Locale.ROOT), Objects.requireNonNullElse(mail.getField().getBody(), ""));
                case T_END_HEADER -> {
                    if (outermost) {
                        told(fields);
                        outermost = false;
                    }
                }
                case T_BODY -> body(mail, fields);
                default -> { }
            }
        }
        write();
    }

    private void told(Map<String, String> fields) {
        draft.title(decoded(fields.get("subject")));
        fields.forEach((name, value) -> {
            if (TOLD.contains(name)) {
                draft.attribute(name, decoded(value));
            }
        });
    }

    private void body(MimeTokenStream mail, Map<String, String> fields) throws IOException {
        String type = mail.getBodyDescriptor().getMimeType();
        String disposition = fields.getOrDefault("content-disposition", "");
        boolean text = type.equals("text/plain") || type.equals("text/html");
        if (!text || disposition.toLowerCase(Locale.ROOT).startsWith("attachment")) {
            attached.add(fileName(disposition, fields.getOrDefault("content-type", ""), type));
        } else if (bodies.size() < MOST_BODIES) {
            try (InputStream in = mail.getDecodedInputStream()) {
                bodies.add(new Body(type.equals("text/html"), letters(in.readAllBytes(), mail.getBodyDescriptor().getCharset())));
            }
        }
    }

    /** The same words come plain and as HTML: the plain ones are taken, unless there are none to speak of. */
    private void write() {
        boolean plain = bodies.stream().anyMatch(body -> !body.html() && !body.text().isBlank());
        String subject = draft.titleSoFar();
        draft.heading(1, subject == null ? "" : subject, Place.NONE);
        for (Body body : bodies) {
            if (body.html() && !plain) {
                new HtmlReader(draft, Part.Kind.MESSAGE).read(body.text());
            } else if (!body.html()) {
                new PlainTextReader(draft, Part.Kind.MESSAGE).read(body.text());
            }
        }
        if (!attached.isEmpty()) {
            draft.remark(Remark.of(Remark.Matter.ATTACHMENTS, attached.size(), String.join(", ", attached)));
        }
    }

    private static String letters(byte[] bytes, @Nullable String charset) {
        try {
            Charset named = charset == null ? StandardCharsets.US_ASCII : Charset.forName(charset);
            return named.equals(StandardCharsets.US_ASCII) ? Decoding.decode(bytes) : new String(bytes, named);
        } catch (IllegalArgumentException e) {
            return Decoding.decode(bytes);
        }
    }

    private static @Nullable String decoded(@Nullable String value) {
        return value == null ? null : DecoderUtil.decodeEncodedWords(value.replaceAll("\\R\\s+", " "), DecodeMonitor.SILENT, StandardCharsets.UTF_8);
    }

    private static String fileName(String disposition, String contentType, String type) {
        Matcher name = FILE_NAME.matcher(disposition + "; " + contentType);
        String found = name.find() ? Objects.requireNonNullElse(name.group(1), Objects.requireNonNullElse(name.group(2), "")) : "";
        String clean = Draft.oneLine(Objects.requireNonNullElse(decoded(found), "").replaceFirst("(?i)^utf-8''", ""));
        return clean.isBlank() ? type : clean.substring(0, Math.min(clean.length(), 100));
    }
}
