package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.channels.access.OwnPassword;
import com.nexusflow.copilot.core.people.LogInName;
import com.nexusflow.copilot.core.people.LogIns;
import com.nexusflow.copilot.core.people.NewPassword;
import com.nexusflow.copilot.core.people.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may sign in, and as what. Only administrators reach it, apart from everybody's own password. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "People")
class LogInsController {

    private static final int LONGEST_PART = 200;

    private final LogIns logIns;
    private final OwnPassword ownPassword;

    LogInsController(LogIns logIns, OwnPassword ownPassword) {
        this.logIns = logIns;
        this.ownPassword = ownPassword;
    }

    /** A person of the tenant; without a login the person cannot sign in. */
    record Member(UUID id, String name, @Nullable String email, @Nullable String team, Role role, boolean active, @Nullable String login) {

        static Member of(LogIns.Listed listed) {
            return new Member(
                    listed.person().id(), listed.person().name(), listed.person().email(), listed.team(), listed.person().role(), listed.person().active(), listed.login());
        }
    }

    /** A log-in to give; the role stays as it is when none is named. */
    record NewLogIn(
            @Nullable String login,
            @Schema(description = "At least 10 characters") @Nullable String password,
            @Schema(allowableValues = {"rep", "manager", "operations", "admin"}) @Nullable String role) {

        @Override
        public String toString() {
            return "NewLogIn[login=" + login + ", role=" + role + "]";
        }
    }

    /** What a person is from now on. */
    record NewRole(@Schema(allowableValues = {"rep", "manager", "operations", "admin"}) @Nullable String role) {}

    /** The password so far and the one from now on. */
    record PasswordChange(@Nullable String oldPassword, @Schema(description = "At least 10 characters") @Nullable String newPassword) {

        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    @GetMapping("/people")
    @Operation(summary = "The tenant's people by name, with the names they sign in with")
    List<Member> people(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "100") int limit) {
        if (q.length() > LONGEST_PART) {
            throw new BadInput("q must have at most " + LONGEST_PART + " characters, had " + q.length());
        }
        return logIns
                .list(q.replace("\0", "").strip(), BadInput.within("offset", offset, 0, Integer.MAX_VALUE), BadInput.within("limit", limit, 1, 1_000))
                .stream()
                .map(Member::of)
                .toList();
    }

    @PutMapping("/people/{id}/log-in")
    @Operation(summary = "Give a person a log-in, or a new name and password; the person's sessions end, API tokens stay")
    Member give(@PathVariable UUID id, @RequestBody NewLogIn wanted) {
        Role role = wanted.role() == null ? null : role(wanted.role());
        logIns.give(id, new LogInName(BadInput.given("login", wanted.login())), new NewPassword(BadInput.given("password", wanted.password())), role);
        return member(id);
    }

    @DeleteMapping("/people/{id}/log-in")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw a person's log-in with all sessions and API tokens")
    void withdraw(@PathVariable UUID id) {
        if (!logIns.withdraw(id)) {
            throw new NotFound("log-in of person", id);
        }
    }

    @PutMapping("/people/{id}/role")
    @Operation(summary = "Make a person a rep, manager, operations or admin; it holds from the next request on")
    Member assign(@PathVariable UUID id, @RequestBody NewRole wanted) {
        logIns.assign(id, role(BadInput.given("role", wanted.role())));
        return member(id);
    }

    @PutMapping("/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Change your own password; all your sessions end, API tokens stay")
    void changeOwn(@RequestBody PasswordChange wanted) {
        NewPassword password = new NewPassword(BadInput.given("newPassword", wanted.newPassword()));
        ownPassword.change(BadInput.given("oldPassword", wanted.oldPassword()), password);
    }

    private Member member(UUID id) {
        return logIns.of(id).map(Member::of).orElseThrow(() -> new NotFound("person", id));
    }

    static Role role(String code) {
        try {
            return Role.of(code);
        } catch (IllegalArgumentException e) {
            throw (BadInput) new BadInput("role must be rep, manager, operations or admin, was \"" + code + "\"").initCause(e);
        }
    }
}
