package com.nexusflow.copilot.channels.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * Slack on loopback, for all tests of a process: its methods, the addresses for answering commands, the place for files and the sockets. Workspaces are
 * told apart by their tokens.
 */
public final class FakeSlack {

    private static final FakeSlack RUNNING = new FakeSlack();

    private final Map<String, FakeWorkspace> byToken = new ConcurrentHashMap<>();
    private final Map<String, FakeWorkspace> byTeam = new ConcurrentHashMap<>();
    private final Map<WebSocket, FakeWorkspace> sockets = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final WebSocketServer webSocket;

    private FakeSlack() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/", this::method);
        server.createContext("/hooks/", this::hook);
        server.createContext("/upload/", this::upload);
        server.createContext("/files/", this::file);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        webSocket = new Sockets();
        webSocket.setDaemon(true);
        webSocket.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0)));
    }

    /** Has every copilot started in this process talk to this Slack. */
    public static void listen() {
        System.setProperty("copilot.slack.api-url", RUNNING.address() + "/api/");
        System.setProperty("copilot.slack.files-url", RUNNING.address() + "/files/");
        System.setProperty("copilot.slack.hooks-url", RUNNING.address() + "/hooks/");
    }

    static FakeSlack running() {
        return RUNNING;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void add(FakeWorkspace workspace) {
        byToken.put(workspace.botToken(), workspace);
        byToken.put(workspace.appToken(), workspace);
        byTeam.put(workspace.team(), workspace);
    }

    private void method(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestURI().getPath().substring("/api/".length());
        Map<String, String> arguments = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String token = authorization != null && authorization.startsWith("Bearer ") ? authorization.substring(7) : arguments.getOrDefault("token", "");
        FakeWorkspace workspace = byToken.get(token);
        if (workspace == null) {
            answer(exchange, 200, "{\"ok\":false,\"error\":\"invalid_auth\"}");
            return;
        }
        workspace.takeTime(method);
        FakeWorkspace.Fault fault = workspace.fault(method);
        if (fault != null) {
            if (fault.retryAfter() > 0) {
                exchange.getResponseHeaders().add("Retry-After", String.valueOf(fault.retryAfter()));
            }
            answer(exchange, fault.status(), fault.body());
            return;
        }
        exchange.getResponseHeaders().add("x-oauth-scopes", String.join(",", workspace.scopes()));
        answer(exchange, 200, SlackJson.write(workspace.call(method, token, arguments)));
    }

    private void hook(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        FakeWorkspace workspace = byTeam.get(path[2]);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        FakeWorkspace.Fault fault = workspace.fault("response_url");
        if (fault != null) {
            answer(exchange, fault.status(), fault.body());
            return;
        }
        String problem = workspace.respond(path[3], SlackJson.read(body));
        answer(exchange, problem.isEmpty() ? 200 : 404, problem.isEmpty() ? "ok" : problem);
    }

    private void upload(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        boolean taken = byTeam.get(path[2]).uploaded(path[3], bytes);
        answer(exchange, taken ? 200 : 400, taken ? "OK - " + bytes.length : "no");
    }

    /** Whoever may not read the file is led to a page to log in. */
    private void file(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        FakeWorkspace workspace = byTeam.get(path[2]);
        byte[] content = workspace.content(path[3]);
        if (content == null || !("Bearer " + workspace.botToken()).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().add("Location", address() + "/login");
            exchange.sendResponseHeaders(302, -1);
        } else {
            exchange.getResponseHeaders().add("Content-Type", "audio/wav");
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", body.startsWith("{") ? "application/json; charset=utf-8" : "text/plain");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String socketAddress(FakeWorkspace workspace) {
        return "ws://127.0.0.1:" + webSocket.getPort() + "/" + workspace.team();
    }

    private final class Sockets extends WebSocketServer {

        Sockets() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            setReuseAddr(true);
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            FakeWorkspace workspace = byTeam.get(handshake.getResourceDescriptor().substring(1));
            sockets.put(socket, workspace);
            socket.send("{\"type\":\"hello\",\"num_connections\":1,\"connection_info\":{\"app_id\":\"" + workspace.app() + "\"}}");
            workspace.connected(socket);
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {
            FakeWorkspace workspace = sockets.remove(socket);
            if (workspace != null) {
                workspace.disconnected(socket);
            }
        }

        @Override
        public void onMessage(WebSocket socket, String message) {
            sockets.get(socket).acknowledged(SlackJson.read(message));
        }

        @Override
        public void onError(WebSocket socket, Exception problem) {
            // A socket that breaks is closed, which is what tests look at.
        }

        @Override
        public void onStart() {
            // It listens.
        }
    }
}
