package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.door.Courier;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.Platform;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.text.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where administrators connect the platforms that the tenant's people work on, see whether they work, try them out and end them. */
@Controller
@RequestMapping("/connections")
class ConnectionsPage {

    private static final int LONGEST_VALUE = 4_000;

    private final Map<String, Platform> platforms;
    private final Connections connections;
    private final Identities identities;
    private final People people;
    private final Courier courier;
    private final DoorSettings settings;

    ConnectionsPage(List<Platform> platforms, Connections connections, Identities identities, People people, Courier courier, DoorSettings settings) {
        this.platforms = platforms.stream().collect(Collectors.toMap(Platform::name, Function.identity()));
        this.connections = connections;
        this.identities = identities;
        this.people = people;
        this.courier = courier;
        this.settings = settings;
    }

    /** A platform with its connection, if there is one. */
    public record Listed(String door, @Nullable Connection connection) {}

    /** One line of the form; a secret is never shown again, only that there is one. */
    public record Input(String name, String label, String help, boolean secret, boolean required, boolean kept, String value) {}

    /** Somebody who is known on the platform. */
    public record Known(String externalId, String label, String person) {}

    /** Why values were not kept, in words. */
    private record Refused(String words) {}

    @GetMapping
    String all(Model model) {
        Map<String, Connection> connected = connections.all().stream().collect(Collectors.toMap(Connection::door, Function.identity()));
        model.addAttribute("platforms", platforms.keySet().stream().sorted().map(door -> new Listed(door, connected.get(door))).toList());
        model.addAttribute("reachable", settings.isReachable());
        return "connections";
    }

    @GetMapping("/{door}")
    String one(@PathVariable String door, Model model, Locale locale) {
        return shown(platform(door), connections.of(door).orElse(null), Map.of(), model, locale);
    }

    /** Makes the connection's address known, which the platform's side needs first. */
    @PostMapping("/{door}/begin")
    String begin(@PathVariable String door, Model model, Locale locale) {
        Platform platform = platform(door);
        return shown(platform, connections.begin(door), Map.of(), model, locale);
    }

    @PostMapping("/{door}")
    String connect(@PathVariable String door, @RequestParam Map<String, String> values, Model model, Locale locale, HttpServletResponse response) {
        Platform platform = platform(door);
        Connection before = connections.begin(door);
        Map<String, String> plain = new HashMap<>();
        Map<String, String> secrets = new HashMap<>();
        platform.fields().forEach(field -> taken(field, values, before).ifPresent(value -> (field.secret() ? secrets : plain).put(field.name(), value)));
        Optional<Refused> refused = unfit(platform, plain, secrets, locale);
        if (refused.isEmpty()) {
            refused = kept(platform, plain, secrets, locale);
        }
        refused.ifPresentOrElse(
                why -> {
                    response.setStatus(HttpStatus.BAD_REQUEST.value());
                    model.addAttribute("refused", why.words());
                },
                () -> model.addAttribute("done", "connected"));
        return shown(platform, connections.of(door).orElse(null), refused.isPresent() ? values : Map.of(), model, locale);
    }

    /** Sends the administrator a message through the door. */
    @PostMapping("/{door}/test")
    String test(@PathVariable String door, Model model, Locale locale, HttpServletResponse response) {
        Platform platform = platform(door);
        Reply message = Talk.declined("test", locale);
        UUID me = TenantScope.currentPerson();
        boolean told = TenantScope.background(TenantScope.current().tenantId()).call(() -> courier.tellNow(me, door, "test/" + Ids.next(), message));
        if (told) {
            model.addAttribute("done", "tested");
        } else {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("problem", "not_known");
        }
        return shown(platform, connections.of(door).orElse(null), Map.of(), model, locale);
    }

    /** Has our addresses entered on the platform's side. */
    @PostMapping("/{door}/configure")
    String configure(@PathVariable String door, Model model, Locale locale, HttpServletResponse response) {
        Platform platform = platform(door);
        Connection connection = connections.of(door).filter(Connection::isEstablished).orElseThrow(Missing::new);
        if (platform.configure(connection).orElseThrow(Missing::new) instanceof Platform.Check.Fails fails) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refused", texts(platform, locale).get(door + ".problem." + fails.reason()));
        } else {
            model.addAttribute("done", "configured");
        }
        return shown(platform, connection, Map.of(), model, locale);
    }

    @PostMapping("/{door}/disconnect")
    String disconnect(@PathVariable String door, Model model, Locale locale) {
        Platform platform = platform(door);
        if (connections.disconnect(door)) {
            model.addAttribute("done", "disconnected");
        }
        return shown(platform, null, Map.of(), model, locale);
    }

    @PostMapping("/{door}/unlink")
    String unlink(@PathVariable String door, @RequestParam String externalId, Model model, Locale locale) {
        Platform platform = platform(door);
        Connection connection = connections.of(door).orElseThrow(Missing::new);
        if (identities.unlink(connection.id(), externalId)) {
            model.addAttribute("done", "unlinked");
        }
        return shown(platform, connection, Map.of(), model, locale);
    }

    /** Lets an e-mail address show again who somebody is whose link was taken away. */
    @PostMapping("/{door}/allow")
    String allow(@PathVariable String door, @RequestParam String externalId, Model model, Locale locale) {
        Platform platform = platform(door);
        Connection connection = connections.of(door).orElseThrow(Missing::new);
        if (identities.allow(connection.id(), externalId)) {
            model.addAttribute("done", "allowed");
        }
        return shown(platform, connection, Map.of(), model, locale);
    }

    @GetMapping("/{door}/files/{name}")
    ResponseEntity<byte[]> file(@PathVariable String door, @PathVariable String name) {
        Platform platform = platform(door);
        Connection connection = connections.of(door).orElseThrow(Missing::new);
        if (!platform.files().contains(name) || !hasFiles(platform, connection)) {
            throw new Missing();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
                .body(platform.file(name, connection));
    }

    private static boolean hasFiles(Platform platform, @Nullable Connection connection) {
        return connection != null && (platform.filesComeFirst() || connection.isEstablished());
    }

    /** The value as typed; an empty secret keeps the one there was. */
    private static Optional<String> taken(Platform.Field field, Map<String, String> values, Connection before) {
        String typed = values.getOrDefault(field.name(), "").strip();
        String value = typed.isEmpty() && field.secret() ? before.secret(field.name()) : typed;
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Refused> unfit(Platform platform, Map<String, String> plain, Map<String, String> secrets, Locale locale) {
        Texts words = Texts.of("messages.web", locale);
        for (Platform.Field field : platform.fields()) {
            String value = (field.secret() ? secrets : plain).getOrDefault(field.name(), "");
            String label = label(platform, field, locale);
            if (value.isEmpty() && field.required()) {
                return Optional.of(new Refused(words.get("connections.missing", label)));
            }
            if (value.length() > LONGEST_VALUE || !value.isEmpty() && !value.matches(field.pattern())) {
                return Optional.of(new Refused(words.get("connections.unfit", label)));
            }
        }
        return Optional.empty();
    }

    private Optional<Refused> kept(Platform platform, Map<String, String> plain, Map<String, String> secrets, Locale locale) {
        return switch (platform.check(plain, secrets)) {
            case Platform.Check.Works works -> {
                connections.connect(platform.name(), works.workspace(), works.label(), plain, secrets);
                yield Optional.empty();
            }
            case Platform.Check.Fails fails -> Optional.of(new Refused(texts(platform, locale).get(platform.name() + ".problem." + fails.reason())));
        };
    }

    private String shown(Platform platform, @Nullable Connection connection, Map<String, String> typed, Model model, Locale locale) {
        model.addAttribute("door", platform.name());
        model.addAttribute("connection", connection);
        model.addAttribute("reachable", settings.isReachable());
        model.addAttribute("inputs", platform.fields().stream().map(field -> input(platform, field, connection, typed, locale)).toList());
        model.addAttribute("files", hasFiles(platform, connection) ? platform.files() : List.of());
        model.addAttribute("canConfigure", platform.canConfigure());
        model.addAttribute("addresses", connection == null ? Map.of() : platform.addresses(connection));
        model.addAttribute("known", connection == null ? List.of() : known(connection));
        model.addAttribute("unlinked", connection == null ? List.of() : unlinked(connection));
        return "connection";
    }

    private static Input input(Platform platform, Platform.Field field, @Nullable Connection connection, Map<String, String> typed, Locale locale) {
        boolean kept = field.secret() && connection != null && !connection.secret(field.name()).isEmpty();
        String value = field.secret() ? "" : typed.getOrDefault(field.name(), connection == null ? "" : connection.setting(field.name()));
        return new Input(field.name(), label(platform, field, locale), texts(platform, locale).get(platform.name() + ".field." + field.name() + ".help"),
                field.secret(), field.required(), kept, value);
    }

    private List<Known> known(Connection connection) {
        Map<UUID, String> names = people.all().stream().collect(Collectors.toMap(Person::id, Person::name));
        return identities.on(connection.id()).stream()
                .map(identity -> new Known(identity.externalId(), identity.label().isBlank() ? identity.externalId() : identity.label(), names.getOrDefault(identity.personId(), "")))
                .sorted(Comparator.comparing(Known::person))
                .toList();
    }

    private List<Known> unlinked(Connection connection) {
        return identities.refused(connection.id()).stream()
                .map(refusal -> new Known(refusal.externalId(), refusal.label().isBlank() ? refusal.externalId() : refusal.label(),
                        people.person(refusal.personId()).map(Person::name).orElse("")))
                .sorted(Comparator.comparing(Known::person))
                .toList();
    }

    private Platform platform(String door) {
        return Optional.ofNullable(platforms.get(door)).orElseThrow(Missing::new);
    }

    private static String label(Platform platform, Platform.Field field, Locale locale) {
        return texts(platform, locale).get(platform.name() + ".field." + field.name());
    }

    private static Texts texts(Platform platform, Locale locale) {
        return Texts.of("messages." + platform.name(), locale);
    }
}
