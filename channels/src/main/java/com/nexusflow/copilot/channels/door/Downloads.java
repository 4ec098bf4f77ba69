package com.nexusflow.copilot.channels.door;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files from platforms. Redirects are not followed, for they could lead a token elsewhere, and names that lead into a private network are refused
 * at the moment of connecting. Which hosts may be asked is for whoever asks to know.
 */
public final class Downloads implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration ALL = Duration.ofMinutes(20);
    /** Unique local addresses of IPv6, and those behind a carrier's translation of IPv4, are private although Java does not say so. */
    private static final int UNIQUE_LOCAL = 0xFC;
    private static final int CARRIER = 100;

    private final OkHttpClient open;
    private final OkHttpClient guarded;

    /** @param type the media type, empty when nobody says */
    public record Found(int status, String type, InputStream body) implements AutoCloseable {

        public boolean isGood() {
            return status == 200;
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    public Downloads() {
        this.open = new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false).connectTimeout(CONNECTING).readTimeout(SILENCE).callTimeout(ALL).build();
        this.guarded = open.newBuilder().dns(Downloads::publicOnly).build();
    }

    /** @param isTest whether the address is the one of a test, which may lie on this machine */
    public Found get(String address, @Nullable String token, boolean isTest) throws IOException {
        Request.Builder request = new Request.Builder().url(address);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        Response response = (isTest ? open : guarded).newCall(request.build()).execute();
        return new Found(response.code(), Objects.requireNonNullElse(response.header("Content-Type"), ""), response.body().byteStream());
    }

    private static List<InetAddress> publicOnly(String host) throws UnknownHostException {
        List<InetAddress> addresses = Dns.SYSTEM.lookup(host);
        if (addresses.stream().anyMatch(Downloads::isPrivate)) {
            throw new UnknownHostException("The name " + host + " leads into a private network; nothing is fetched from there");
        }
        return addresses;
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == UNIQUE_LOCAL;
        boolean carrier = bytes.length == 4 && bytes[0] == CARRIER && (bytes[1] & 0xC0) == 0x40;
        return address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress()
                || uniqueLocal || carrier;
    }

    @Override
    public void close() {
        open.dispatcher().executorService().shutdown();
        open.connectionPool().evictAll();
    }
}
