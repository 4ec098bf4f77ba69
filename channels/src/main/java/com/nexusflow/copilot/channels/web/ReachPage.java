package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.channels.door.Courier;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.people.Deliveries;
import com.nexusflow.copilot.core.people.Delivery;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.tenant.TenantScope;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people see on which platforms they are known, become known there, and say when they want to be told something unasked. */
@Controller
class ReachPage {

    private final Connections connections;
    private final Identities identities;
    private final Deliveries deliveries;
    private final Courier courier;

    ReachPage(Connections connections, Identities identities, Deliveries deliveries, Courier courier) {
        this.courier = courier;
        this.connections = connections;
        this.identities = identities;
        this.deliveries = deliveries;
    }

    /** A place where the person is known. */
    public record Place(String door, String workspace, UUID connectionId, String externalId, String label) {}

    @GetMapping("/reach")
    String reach(Model model) {
        UUID me = TenantScope.currentPerson();
        Map<UUID, Connection> connected = connections.all().stream().filter(Connection::isEstablished).collect(Collectors.toMap(Connection::id, Function.identity()));
        List<Place> places = identities.of(me).stream()
                .filter(identity -> connected.containsKey(identity.connectionId()))
                .map(identity -> place(connected.get(identity.connectionId()), identity))
                .toList();
        model.addAttribute("places", places);
        model.addAttribute("doors", places.stream().map(Place::door).distinct().toList());
        model.addAttribute("delivery", deliveries.of(me));
        model.addAttribute("phone", connected.values().stream().anyMatch(connection -> connection.door().equals("phone")));
        return "reach";
    }

    @PostMapping("/reach")
    String choose(
            @RequestParam(defaultValue = "") String door,
            @RequestParam LocalTime quietFrom,
            @RequestParam LocalTime quietTo,
            @RequestParam(defaultValue = "false") boolean daily,
            @RequestParam LocalTime dailyAt,
            Model model,
            HttpServletResponse response) {
        boolean known = door.isEmpty() || connections.of(door).filter(Connection::isEstablished).isPresent();
        if (known) {
            deliveries.choose(new Delivery(door.isEmpty() ? null : door, quietFrom, quietTo, daily ? dailyAt : null));
            model.addAttribute("done", "chosen");
        } else {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("refused", "door");
        }
        return reach(model);
    }

    @PostMapping("/reach/unlink")
    String unlink(@RequestParam UUID connection, @RequestParam String externalId, Model model) {
        Optional<UUID> whose = identities.person(connection, externalId);
        if (whose.filter(TenantScope.currentPerson()::equals).isEmpty()) {
            throw new Missing();
        }
        identities.unlink(connection, externalId);
        model.addAttribute("done", "unlinked");
        return reach(model);
    }

    /** What following a one-time link would link; nothing is linked by looking. */
    @GetMapping("/link/{code}")
    String link(@PathVariable String code, Model model, HttpServletResponse response) {
        Optional<Identities.Pending> pending = identities.pending(code);
        if (pending.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        model.addAttribute("code", code);
        model.addAttribute("pending", pending.orElse(null));
        model.addAttribute("door", pending.flatMap(found -> connections.find(found.connectionId())).map(Connection::door).orElse(null));
        return "link";
    }

    @PostMapping("/link/{code}")
    String linked(@PathVariable String code, Model model, HttpServletResponse response) {
        Optional<Identities.Pending> known = identities.redeem(code);
        if (known.isEmpty()) {
            return link(code, model, response);
        }
        TenantScope.background(TenantScope.current().tenantId()).run(() -> courier.welcome(known.get()));
        model.addAttribute("done", "linked");
        return reach(model);
    }

    private static Place place(@Nullable Connection connection, Identities.Identity identity) {
        return new Place(
                connection == null ? "" : connection.door(), connection == null ? "" : connection.label(), identity.connectionId(), identity.externalId(),
                identity.label().isBlank() ? identity.externalId() : identity.label());
    }
}
