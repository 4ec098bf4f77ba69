package com.nexusflow.copilot.channels.slack;

import com.nexusflow.copilot.channels.door.Platform.Check;
import com.nexusflow.copilot.channels.door.Platform.Field;
import java.util.List;
import java.util.Map;

/** What an administrator enters to connect a workspace, and whether Slack takes it. */
final class SlackSetup {

    static final List<Field> FIELDS = List.of(
            new Field(SlackDoor.BOT_TOKEN, true, "xoxb-[A-Za-z0-9-]{6,250}", true),
            new Field(SlackDoor.SIGNING_SECRET, true, "[A-Fa-f0-9]{16,128}", true),
            new Field(SlackDoor.APP_TOKEN, true, "xapp-[A-Za-z0-9-]{6,250}", false),
            new Field(SlackDoor.CHANNELS, false, "[CG][A-Z0-9]{2,20}([,;\\s]+[CG][A-Z0-9]{2,20})*", false));

    private final SlackApi api;

    SlackSetup(SlackApi api) {
        this.api = api;
    }

    Check check(Map<String, String> secrets) {
        String token = secrets.getOrDefault(SlackDoor.BOT_TOKEN, "");
        SlackAnswer who = api.call(token, "auth.test", Map.of());
        if (!who.ok()) {
            return new Check.Fails(who.isPassing() ? "unreachable" : "token");
        }
        if (!who.scopes().isEmpty() && !who.scopes().containsAll(SlackManifest.SCOPES)) {
            return new Check.Fails("scopes");
        }
        String appToken = secrets.getOrDefault(SlackDoor.APP_TOKEN, "");
        if (!appToken.isEmpty()) {
            SlackAnswer socket = api.call(appToken, "apps.connections.open", Map.of());
            if (!socket.ok()) {
                return new Check.Fails(socket.isPassing() ? "unreachable" : "app_token");
            }
        }
        SlackAnswer bot = api.call(token, "bots.info", Map.of("bot", who.text("/bot_id")));
        if (!bot.ok()) {
            return new Check.Fails(bot.isPassing() ? "unreachable" : "scopes");
        }
        String app = bot.text("/bot/app_id");
        if (!appToken.isEmpty() && !app.isEmpty() && !appToken.contains("-" + app + "-")) {
            return new Check.Fails("app_token");
        }
        return new Check.Works(new Workspace(who.text("/team_id"), app).toString(), who.text("/team"));
    }
}
