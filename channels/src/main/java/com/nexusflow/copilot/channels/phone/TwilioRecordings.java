package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.core.call.CallSource;
import com.nexusflow.copilot.core.call.NotThereYet;
import com.nexusflow.copilot.core.call.RecordingOrigin;
import com.nexusflow.copilot.core.call.Remark;
import com.nexusflow.copilot.core.call.UnusableRecording;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches recordings from Twilio. Where it sends us on to, our credentials do not go along, and only named hosts are followed. */
final class TwilioRecordings implements RecordingOrigin {

    private static final long MOST_BYTES = 200L << 20;
    private static final int MOST_REDIRECTS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration WHOLE = Duration.ofMinutes(15);
    private static final Duration LATER = Duration.ofSeconds(20);
    private static final Duration MUCH_LATER = Duration.ofMinutes(5);
    private static final int GONE = 410;
    private static final Pattern ORIGIN = Pattern.compile("(AC[0-9a-f]{32})/(RE[0-9a-f]{32})/([12])");
    private static final Logger LOG = LoggerFactory.getLogger(TwilioRecordings.class);

    private final TwilioApi twilio;
    private final Connections connections;
    private final MediaAddresses media;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();

    TwilioRecordings(TwilioApi twilio, Connections connections, MediaAddresses media) {
        this.twilio = twilio;
        this.connections = connections;
        this.media = media;
    }

    /** Where a recording is, said so that an address is made of it only when it is fetched. */
    static String origin(Connection connection, MadeRecording made) {
        return connection.workspace() + "/" + made.sid() + "/" + made.channels();
    }

    @Override
    public CallSource source() {
        return CallSource.TWILIO;
    }

    @Override
    public long mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public InputStream open(String origin) throws IOException, InterruptedException, NotThereYet, UnusableRecording {
        Matcher parts = ORIGIN.matcher(origin);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No recording of Twilio's is called " + origin);
        }
        Connection connection = connections.of(PhoneDoor.NAME).filter(phone -> phone.isEstablished() && phone.workspace().equals(parts.group(1)))
                .orElseThrow(() -> unusable("disconnected"));
        HttpResponse<InputStream> response = send(twilio.recording(connection, parts.group(2), Integer.parseInt(parts.group(3)), PATIENCE));
        for (int redirects = 0; response.statusCode() / 100 == 3; redirects++) {
            response.body().close();
            response = send(HttpRequest.newBuilder(next(response, redirects)).timeout(PATIENCE).GET().build());
        }
        return sound(connection, response);
    }

    /** Where nobody answers at all is worth asking again in a while. */
    private HttpResponse<InputStream> send(HttpRequest request) throws InterruptedException, NotThereYet {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            LOG.info("{} does not answer when asked for a recording: {}", request.uri().getHost(), e.toString());
            throw new NotThereYet(LATER);
        }
    }

    private URI next(HttpResponse<?> response, int redirects) throws UnusableRecording {
        URI next = response.headers().firstValue("Location").map(location -> resolved(response.uri(), location)).orElse(URI.create(""));
        if (redirects >= MOST_REDIRECTS || !media.allow(next)) {
            LOG.warn("A recording is not followed to {}: add the host to COPILOT_PHONE_MEDIA_HOSTS if it is one of yours or Twilio's", next.getHost());
            throw unusable("elsewhere");
        }
        return next;
    }

    private static URI resolved(URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }

    private InputStream sound(Connection connection, HttpResponse<InputStream> response) throws IOException, NotThereYet, UnusableRecording {
        if (response.statusCode() == 200 && response.headers().firstValueAsLong("Content-Length").orElse(0) <= MOST_BYTES) {
            return new Timed(response.body());
        }
        response.body().close();
        switch (response.statusCode()) {
            case 200 -> throw new UnusableRecording(new Remark("too_large_there", List.of(MOST_BYTES >> 20)));
            case GONE -> throw unusable("gone_there");
            case 401 -> {
                connections.failed(connection.id(), TwilioApi.trouble("sent.secret").text());
                throw new NotThereYet(MUCH_LATER);
            }
            default -> throw new NotThereYet(LATER);
        }
    }

    private static UnusableRecording unusable(String why) {
        return new UnusableRecording(new Remark(why, List.of()));
    }

    /** Ends by itself when it takes too long. */
    private static final class Timed extends FilterInputStream {

        private final Thread watch;

        Timed(InputStream in) {
            super(in);
            this.watch = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(WHOLE);
                    in.close();
                } catch (InterruptedException | IOException e) {
                    LOG.debug("A recording needs no watching any more", e);
                }
            });
        }

        @Override
        public void close() throws IOException {
            watch.interrupt();
            super.close();
        }
    }
}
