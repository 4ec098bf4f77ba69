package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.phone.FakeTwilio.Account;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Twilio's calls, the recordings of them, and where their sound is. */
final class FakeRecordings {

    private static final int PER_PAGE = 2;

    /** One leg of a call. */
    record Leg(String sid, String parent, String direction, String from, String to, String status, int seconds) {}

    /** How the next requests for the sound are answered. */
    record Sound(byte[] bytes, int lag, int status, @Nullable String redirect, long claimed) {}

    /** A recording of a call. */
    record Recorded(String account, String sid, String callSid, String status) {}

    private final Map<String, Leg> legs = new ConcurrentHashMap<>();
    private final List<Recorded> recordings = new CopyOnWriteArrayList<>();
    private final Map<String, Sound> sounds = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final AtomicInteger leaked = new AtomicInteger();

    /** A call that somebody rang us in, and who was dialled from within it; returns its SID. */
    String call(String direction, String from, String to, @Nullable String dialled) {
        String sid = "CA" + FakeTwilio.hex();
        legs.put(sid, new Leg(sid, "", direction, from, to, "completed", 9));
        if (dialled != null) {
            dial(sid, dialled, "completed", 7);
            dial(sid, "+15005550006", "no-answer", 0);
        }
        return sid;
    }

    private void dial(String parent, String to, String status, int seconds) {
        String sid = "CA" + FakeTwilio.hex();
        legs.put(sid, new Leg(sid, parent, "outbound-dial", "+15005550009", to, status, seconds));
    }

    /** Records the call and returns the recording's SID. */
    String record(Account account, String callSid, byte[] bytes) {
        return record(account, callSid, "completed", new Sound(bytes, 0, 200, null, -1));
    }

    String record(Account account, String callSid, String status, Sound sound) {
        String sid = "RE" + FakeTwilio.hex();
        recordings.add(new Recorded(account.sid(), sid, callSid, status));
        sounds.put(sid, sound);
        return sid;
    }

    /** How often the sound was asked for. */
    int asked(String sid) {
        return asked.getOrDefault(sid, new AtomicInteger()).get();
    }

    /** How often our credentials came to where media are. */
    int leaked() {
        return leaked.get();
    }

    void answer(HttpExchange exchange, Account account, String[] path) throws IOException {
        String name = path.length > 5 ? path[5] : "";
        String query = exchange.getRequestURI().getQuery();
        if (path[4].equals("Calls.json")) {
            String parent = query.substring("ParentCallSid=".length());
            FakeTwilio.json(exchange, 200, Map.of("calls", legs.values().stream().filter(leg -> leg.parent().equals(parent)).map(FakeRecordings::json).toList()));
        } else if (path[4].equals("Calls")) {
            Leg leg = legs.get(name.replace(".json", ""));
            FakeTwilio.json(exchange, leg == null ? 404 : 200, leg == null ? Map.of("code", 20404) : json(leg));
        } else if (path[4].equals("Recordings.json")) {
            list(exchange, account, query);
        } else {
            sound(exchange, name.replace(".wav", ""), query);
        }
    }

    private static Map<String, Object> json(Leg leg) {
        return Map.of("sid", leg.sid(), "parent_call_sid", leg.parent(), "direction", leg.direction(), "from", leg.from(), "to", leg.to(), "status", leg.status(), "duration", String.valueOf(leg.seconds()));
    }

    private void list(HttpExchange exchange, Account account, String query) throws IOException {
        if (!query.contains("DateCreated>=20") && !query.contains("Page=")) {
            FakeTwilio.json(exchange, 400, Map.of("code", 20001));
            return;
        }
        int page = query.contains("&Page=") ? Integer.parseInt(query.substring(query.indexOf("&Page=") + 6)) : 0;
        List<Recorded> all = recordings.stream().filter(one -> one.account().equals(account.sid())).toList();
        List<Map<String, Object>> shown = new ArrayList<>();
        all.stream().skip((long) page * PER_PAGE).limit(PER_PAGE).forEach(one -> shown.add(Map.of("sid", one.sid(), "call_sid", one.callSid(), "status", one.status(), "channels", 2,
                "start_time", "Fri, 15 May 2026 08:00:00 +0000", "duration", "4")));
        String next = all.size() > (page + 1) * PER_PAGE ? "/2010-04-01/Accounts/" + account.sid() + "/Recordings.json?PageSize=2&Page=" + (page + 1) : "";
        FakeTwilio.json(exchange, 200, Map.of("recordings", shown, "next_page_uri", next));
    }

    private void sound(HttpExchange exchange, String sid, String query) throws IOException {
        Sound sound = sounds.get(sid);
        int times = asked.computeIfAbsent(sid, key -> new AtomicInteger()).incrementAndGet();
        if (sound == null || times <= sound.lag() || !"RequestedChannels=2".equals(query)) {
            FakeTwilio.json(exchange, 404, Map.of("code", 20404));
        } else if (sound.redirect() != null) {
            exchange.getResponseHeaders().add("Location", sound.redirect());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        } else {
            send(exchange, sound);
        }
    }

    /** Where media are, nobody asks who is there. */
    void media(HttpExchange exchange, String sid) throws IOException {
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            leaked.incrementAndGet();
        }
        asked.computeIfAbsent("media/" + sid, key -> new AtomicInteger()).incrementAndGet();
        send(exchange, sounds.values().stream().filter(sound -> sound.redirect() != null && sound.redirect().endsWith("/media/" + sid)).findFirst().orElseThrow());
    }

    private static void send(HttpExchange exchange, Sound sound) throws IOException {
        if (sound.status() != 200) {
            FakeTwilio.json(exchange, sound.status(), Map.of("code", 20000));
            return;
        }
        exchange.sendResponseHeaders(200, sound.claimed() > 0 ? sound.claimed() : sound.bytes().length);
        exchange.getResponseBody().write(sound.bytes());
        if (sound.claimed() <= 0) {
            exchange.close();
        }
    }
}
