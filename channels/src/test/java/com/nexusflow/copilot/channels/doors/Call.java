package com.nexusflow.copilot.channels.doors;

import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** One request as it is sent. */
public record Call(String method, String address, String type, String body) {

    /** Writes itself into a request that knows the address of the application and the caller. */
    public HttpRequest.Builder into(HttpRequest.Builder request) {
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    public boolean isRead() {
        return method.equals("GET");
    }

    /** Everything the caller says in it. */
    public String said() {
        return URLDecoder.decode(address + " " + body, StandardCharsets.UTF_8);
    }
}
