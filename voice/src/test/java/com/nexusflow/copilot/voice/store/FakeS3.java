package com.nexusflow.copilot.voice.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** So much of S3 as is asked for, over HTTP on loopback: objects that are put, got, deleted and listed by whoever signs requests (AWS4) with its key. */
final class FakeS3 implements AutoCloseable {

    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Map<String, Instant> times = new ConcurrentHashMap<>();
    private final HttpServer server;

    private FakeS3(HttpServer server) {
        this.server = server;
    }

    static FakeS3 start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeS3 fake = new FakeS3(server);
            server.createContext("/", fake::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = plain(exchange);
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getQuery();
        String signed = exchange.getRequestHeaders().getFirst("Authorization");
        if (signed == null || !signed.startsWith("AWS4-HMAC-SHA256 Credential=somebody/")) {
            send(exchange, 403, error("AccessDenied"));
        } else if (exchange.getRequestMethod().equals("PUT")) {
            objects.put(path, body);
            times.put(path, Instant.now());
            exchange.getResponseHeaders().set("ETag", "\"etag\"");
            send(exchange, 200, "");
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            objects.remove(path);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else if (query != null && query.contains("list-type=2")) {
            send(exchange, 200, list(query));
        } else if (objects.containsKey(path)) {
            byte[] object = objects.get(path);
            exchange.sendResponseHeaders(200, object.length);
            exchange.getResponseBody().write(object);
            exchange.close();
        } else {
            send(exchange, 404, error("NoSuchKey"));
        }
    }

    /** A body may come in signed chunks: each with its length in hexadecimal before it. */
    private static byte[] plain(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String coding = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        if (coding == null || !coding.startsWith("STREAMING")) {
            return body;
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; ) {
            int end = at;
            while (body[end] != '\n') {
                end++;
            }
            int length = Integer.parseInt(new String(body, at, end - at, StandardCharsets.US_ASCII).split("[;\r]")[0], 16);
            plain.write(body, end + 1, length);
            at = length == 0 ? body.length : end + 1 + length + 2;
        }
        return plain.toByteArray();
    }

    private String list(String query) {
        String prefix = Arrays.stream(query.split("&")).filter(part -> part.startsWith("prefix=")).findFirst()
                .map(part -> URLDecoder.decode(part.substring("prefix=".length()), StandardCharsets.UTF_8)).orElse("");
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult><Name>calls</Name><Prefix>" + prefix
                + "</Prefix><KeyCount>1</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>");
        new TreeMap<>(objects).forEach((path, bytes) -> {
            String key = path.substring("/calls/".length());
            if (key.startsWith(prefix)) {
                xml.append("<Contents><Key>").append(key).append("</Key><LastModified>").append(times.getOrDefault(path, Instant.now()).toString().replaceAll("\\.\\d+", ".000"))
                        .append("</LastModified><ETag>\"etag\"</ETag><Size>").append(bytes.length).append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
            }
        });
        return xml.append("</ListBucketResult>").toString();
    }

    private static String error(String code) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
