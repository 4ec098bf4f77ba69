package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Source;
import com.nexusflow.copilot.channels.CsvLines;
import com.nexusflow.copilot.core.metric.MetricParameters;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.metric.RowPage;
import com.nexusflow.copilot.core.metric.RowSort;
import com.nexusflow.copilot.core.text.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Long tables as CSV files: offered in the personal chat, made anew with the rights of whoever accepts, and put where Teams says. */
final class Files {

    static final String ACCEPT = "accept";
    private static final String CONSENT = "application/vnd.microsoft.teams.card.file.consent";
    private static final String INFO = "application/vnd.microsoft.teams.card.file.info";
    private static final String ROWS = "rows";
    private static final int MOST_ROWS = 5_000;
    private static final int PAGE = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Logger LOG = LoggerFactory.getLogger(Files.class);

    private final Metrics metrics;
    private final HttpClient http;
    private final ServiceAddresses addresses;
    private final Duration timeout;

    Files(Metrics metrics, HttpClient http, ServiceAddresses addresses, Duration timeout) {
        this.metrics = metrics;
        this.http = http;
        this.addresses = addresses;
        this.timeout = timeout;
    }

    /** Asks whether the whole table is wanted, when the reply shows only its beginning. Runs in the asker's scope. */
    Optional<ObjectNode> offer(Reply reply, Locale locale) {
        boolean cut = reply.blocks().stream().anyMatch(block -> block instanceof Block.Table table && table.moreRows() > 0);
        return reply.sources().stream().map(Source::rows).filter(Objects::nonNull).findFirst().filter(rows -> cut).map(rows -> consent(rows, locale));
    }

    private ObjectNode consent(String rows, Locale locale) {
        MetricQuery query = query(rows);
        ObjectNode message = JSON.createObjectNode().put("type", "message");
        ObjectNode attachment = message.putArray("attachments").addObject().put("contentType", CONSENT).put("name", query.metrics().getFirst().code() + ".csv");
        ObjectNode content = attachment.putObject("content").put("description", Texts.of("messages.teams", locale).get("file.offer")).put("sizeInBytes", csv(query).length);
        content.putObject("acceptContext").put(ROWS, rows);
        content.putObject("declineContext");
        return message;
    }

    /** Puts the file where Teams said it goes; the message that shows it, or nothing when that cannot be. Runs in the scope of whoever accepted. */
    Optional<ObjectNode> accepted(JsonNode value) {
        JsonNode upload = value.path("uploadInfo");
        if (!addresses.isFileStore(Activity.text(upload, "uploadUrl"))) {
            return Optional.empty();
        }
        return wanted(value.path("context")).filter(query -> put(Activity.text(upload, "uploadUrl"), csv(query))).map(query -> info(upload));
    }

    /** The table that was offered, unless what came back is none of ours. */
    private static Optional<MetricQuery> wanted(JsonNode context) {
        try {
            return Optional.of(query(Activity.text(context, ROWS)));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            LOG.info("A file was accepted that was never offered");
            return Optional.empty();
        }
    }

    private static ObjectNode info(JsonNode upload) {
        ObjectNode message = JSON.createObjectNode().put("type", "message");
        ObjectNode attachment = message.putArray("attachments").addObject().put("contentType", INFO).put("name", Activity.text(upload, "name")).put("contentUrl", Activity.text(upload, "contentUrl"));
        attachment.putObject("content").put("uniqueId", Activity.text(upload, "uniqueId")).put("fileType", Activity.text(upload, "fileType"));
        return message;
    }

    private boolean put(String address, byte[] content) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(timeout)
                .header("Content-Type", "text/csv; charset=utf-8")
                .header("Content-Range", "bytes 0-" + (content.length - 1) + "/" + content.length)
                .PUT(BodyPublishers.ofByteArray(content))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= 500 || status == 429) {
                throw new IllegalStateException("The file store answered " + status);
            }
            LOG.info("A file of {} bytes was put into Teams: {}", content.length, status);
            return status >= 200 && status < 300;
        } catch (IOException e) {
            throw new UncheckedIOException("The file store could not be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The file was not sent because the program stops", e);
        }
    }

    private byte[] csv(MetricQuery query) {
        StringWriter text = new StringWriter();
        CsvLines lines = new CsvLines(text);
        try {
            RowPage page = metrics.rows(query, RowSort.NEWEST_FIRST, 0, PAGE);
            lines.write(page.columns());
            while (!page.records().isEmpty() && page.offset() < MOST_ROWS) {
                for (RowPage.Line line : page.records()) {
                    lines.write(line.values());
                }
                page = metrics.rows(query, RowSort.NEWEST_FIRST, page.offset() + PAGE, PAGE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Text cannot be written to memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static MetricQuery query(String rows) {
        MetricQuery query = MetricParameters.parse(UriComponentsBuilder.fromUriString("?" + rows).build().getQueryParams().entrySet().stream()
                .collect(Collectors.toMap(entry -> decoded(entry.getKey()), entry -> List.copyOf(entry.getValue().stream().map(Files::decoded).toList()))));
        return query.ordered(null, 0).from(0).against(null).measuring(List.of(query.metrics().getFirst()));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
