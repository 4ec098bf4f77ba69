package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The app that an administrator uploads to Teams: what it is called, where it may be used, its commands and its icons. */
final class AppPackage {

    static final String MANIFEST_VERSION = "1.17";
    static final String VERSION = "1.0.0";
    static final List<String> COMMANDS = List.of("help", "pipeline", "deal", "account", "call", "log");
    static final List<String> SEARCHES = List.of(Extension.DEALS, Extension.ACCOUNTS, Extension.CARDS);
    private static final String COLOR = "color.png";
    private static final String OUTLINE = "outline.png";
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final DoorSettings doors;
    private final Texts words;

    AppPackage(DoorSettings doors, Locale locale) {
        this.doors = doors;
        this.words = Texts.of("messages.teams", locale);
    }

    byte[] zip(Connection connection) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(); ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "manifest.json", JSON.writeValueAsString(manifest(connection)).getBytes(StandardCharsets.UTF_8));
            add(zip, COLOR, Icons.color());
            add(zip, OUTLINE, Icons.outline());
            zip.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The app for Teams could not be packed", e);
        }
    }

    ObjectNode manifest(Connection connection) {
        String app = connection.setting(Fields.APP_ID);
        if (app.isBlank()) {
            throw new IllegalStateException("The package for Teams needs the id of the app, and connection " + connection.id() + " has none yet; enter it first");
        }
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("$schema", "https://developer.microsoft.com/en-us/json-schemas/teams/v" + MANIFEST_VERSION + "/MicrosoftTeams.schema.json");
        manifest.put("manifestVersion", MANIFEST_VERSION).put("version", VERSION).put("id", app);
        String home = doors.isReachable() ? doors.publicUrl() : "https://localhost";
        manifest.putObject("developer").put("name", "NexusFlow").put("websiteUrl", secure(home)).put("privacyUrl", secure(home)).put("termsOfUseUrl", secure(home));
        manifest.putObject("name").put("short", words.get("manifest.name")).put("full", words.get("manifest.name.full"));
        manifest.putObject("description").put("short", words.get("manifest.description")).put("full", words.get("manifest.description.full"));
        manifest.putObject("icons").put("color", COLOR).put("outline", OUTLINE);
        manifest.put("accentColor", "#3056D3");
        manifest.set("bots", bots(app));
        manifest.set("composeExtensions", extensions(app));
        manifest.putArray("permissions").add("identity").add("messageTeamMembers");
        ArrayNode domains = manifest.putArray("validDomains");
        if (doors.isReachable()) {
            domains.add(URI.create(doors.publicUrl()).getHost());
        }
        return manifest;
    }

    private ArrayNode bots(String app) {
        ArrayNode bots = JSON.createArrayNode();
        ObjectNode bot = bots.addObject().put("botId", app).put("supportsFiles", true).put("isNotificationOnly", false);
        scopes(bot.putArray("scopes"));
        ObjectNode list = bot.putArray("commandLists").addObject();
        scopes(list.putArray("scopes"));
        ArrayNode commands = list.putArray("commands");
        COMMANDS.forEach(command -> commands.addObject().put("title", command).put("description", words.get("manifest.command." + command)));
        return bots;
    }

    private ArrayNode extensions(String app) {
        ArrayNode extensions = JSON.createArrayNode();
        ArrayNode commands = extensions.addObject().put("botId", app).putArray("commands");
        for (String search : SEARCHES) {
            ObjectNode command = commands.addObject().put("id", search).put("type", "query").put("title", words.get("manifest.search." + search));
            command.put("description", words.get("manifest.search." + search + ".description")).put("initialRun", false);
            command.putArray("context").add("compose").add("commandBox");
            command.putArray("parameters").addObject().put("name", Extension.PARAMETER).put("title", words.get("manifest.search.parameter"))
                    .put("description", words.get("manifest.search.parameter.description")).put("inputType", "text");
        }
        return extensions;
    }

    private static void scopes(ArrayNode scopes) {
        scopes.add("personal").add("team").add("groupChat");
    }

    /** Teams takes no other addresses. */
    private static String secure(String address) {
        return address.replaceFirst("^http://", "https://");
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
