package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.channels.teams.FakeBotConnector.App;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Sent;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.User;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant that is connected to Teams, with the people of {@link SampleTenant} there. */
record TeamsOffice(SampleTenant sample, App app, Connection connection, User rep, User manager, User stranger) {

    static final FakeBotConnector TEAMS = FakeBotConnector.shared();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static TeamsOffice open() {
        SampleTenant sample = SampleTenant.found();
        App app = TEAMS.register(App.random());
        Connection connection = connect(sample.scope(), app, Map.of(Fields.APP_ID, app.id(), Fields.KIND, Fields.SINGLE, Fields.TENANT_ID, app.tenant()));
        return new TeamsOffice(sample, app, connection, user(app, sample, sample.rep()), user(app, sample, sample.manager()), user(app, sample, sample.stranger()));
    }

    static Connection connect(TenantScope tenant, App app, Map<String, String> settings) {
        return tenant.call(() -> RunningCopilot.bean(Connections.class).connect(Fields.DOOR, app.tenant(), "Teams", settings, Map.of(Fields.APP_SECRET, app.secret())));
    }

    /** Somebody in Microsoft's directory with the e-mail address that the person has here. */
    private static User user(App app, SampleTenant sample, Member member) {
        String email = member.person().name().toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + sample.scope().tenantId() + ".example";
        RunningCopilot.sql(sample.scope(), "update person set email = '" + email + "' where id = '" + member.person().id() + "'");
        return User.of(app, member.person().name(), email);
    }

    Room chat(User user) {
        return TEAMS.personal(app, user);
    }

    HttpResponse<String> bring(JsonNode activity) {
        return TEAMS.bring(RunningCopilot.address(), connection.id(), app, activity);
    }

    /** Says something in the personal chat and waits for the first message that answers. */
    Sent ask(User user, String text) {
        Room room = chat(user);
        int before = TEAMS.messagesNow(room).size();
        bring(TEAMS.message(room, user, text));
        return TEAMS.messages(room, before + 1).get(before);
    }

    /** Presses the button with the verb; what Teams shows then. */
    JsonNode press(Room room, User user, Sent message, String verb, Map<String, String> inputs) {
        return JSON.readTree(bring(TEAMS.press(room, user, message, action(message.card(), verb), inputs)).body());
    }

    static JsonNode action(JsonNode card, String verb) {
        for (JsonNode action : card.path("actions")) {
            if (verb.equals(action.path("verb").asString(""))) {
                return action;
            }
            JsonNode inner = action(action.path("card"), verb);
            if (!inner.isMissingNode()) {
                return inner;
            }
        }
        return JSON.missingNode();
    }
}
