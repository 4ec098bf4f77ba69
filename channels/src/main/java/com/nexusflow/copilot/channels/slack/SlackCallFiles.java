package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.channels.door.Downloads;
import com.nexusflow.copilot.channels.door.DroppedCalls;
import com.nexusflow.copilot.core.call.CallSource;
import com.nexusflow.copilot.core.call.RecordingOrigin;
import com.nexusflow.copilot.core.call.Remark;
import com.nexusflow.copilot.core.call.UnusableRecording;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Recordings that stand in Slack. Where one is is asked when it is fetched, and our token goes to Slack's own place for files alone. */
final class SlackCallFiles implements RecordingOrigin {

    private static final Set<String> GONE = Set.of("file_not_found", "file_deleted", "files_not_found", "access_denied");
    private static final Set<String> FORBIDDEN = Set.of("missing_scope", "no_permission", "not_allowed_token_type");

    private final Connections connections;
    private final SlackApi api;
    private final Downloads downloads;
    private final SlackSettings settings;

    SlackCallFiles(Connections connections, SlackApi api, Downloads downloads, SlackSettings settings) {
        this.connections = connections;
        this.api = api;
        this.downloads = downloads;
        this.settings = settings;
    }

    static String origin(Connection connection, String file) {
        return connection.id() + "/" + file;
    }

    @Override
    public CallSource source() {
        return CallSource.SLACK;
    }

    @Override
    public long mostBytes() {
        return DroppedCalls.MOST_BYTES;
    }

    @Override
    public InputStream open(String origin) throws IOException, UnusableRecording {
        String[] parts = origin.split("/", 2);
        Connection connection = connections.find(UUID.fromString(parts[0])).filter(Connection::isEstablished).orElseThrow(() -> unusable("slack_disconnected"));
        SlackAnswer info = api.call(connection.secret(SlackDoor.BOT_TOKEN), "files.info", object("file", parts[1]));
        if (!info.ok()) {
            throw refused(info);
        }
        String address = info.text("/file/url_private_download").isEmpty() ? info.text("/file/url_private") : info.text("/file/url_private_download");
        if (!address.startsWith(settings.filesUrl())) {
            throw unusable("elsewhere_chat");
        }
        return found(downloads.get(address, connection.secret(SlackDoor.BOT_TOKEN), settings.filesAreLocal()));
    }

    /** Whoever may not read a file is led to a page to log in. */
    private static InputStream found(Downloads.Found found) throws IOException, UnusableRecording {
        if (found.isGood() && !found.type().startsWith("text/html")) {
            return found.body();
        }
        found.close();
        if (found.isGood() || found.status() / 100 == 3 || found.status() == 401 || found.status() == 403) {
            throw unusable("slack_scope");
        }
        if (found.status() == 404 || found.status() == 410) {
            throw unusable("audio_gone");
        }
        throw new IOException("Slack answered " + found.status() + " instead of the file");
    }

    private static UnusableRecording refused(SlackAnswer info) throws IOException {
        if (GONE.contains(info.error())) {
            return unusable("audio_gone");
        }
        if (FORBIDDEN.contains(info.error())) {
            return unusable("slack_scope");
        }
        throw new IOException("Slack does not say where the file is: " + info.error());
    }

    private static UnusableRecording unusable(String code) {
        return new UnusableRecording(new Remark(code, List.of()));
    }
}
