package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.channels.door.Downloads;
import com.nexusflow.copilot.channels.door.DroppedCalls;
import com.nexusflow.copilot.channels.door.DroppedCalls.Dropped;
import com.nexusflow.copilot.core.call.CallSource;
import com.nexusflow.copilot.core.call.RecordingOrigin;
import com.nexusflow.copilot.core.call.Remark;
import com.nexusflow.copilot.core.call.UnusableRecording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Recordings that were put into a chat. Teams gives an address that is good for a short time and needs no token; none is sent. */
final class CallFiles implements RecordingOrigin {

    private static final String FILE = "application/vnd.microsoft.teams.file.download.info";
    private static final int LONGEST_ID = 190;

    private final Downloads downloads;
    private final ServiceAddresses addresses;

    CallFiles(Downloads downloads, ServiceAddresses addresses) {
        this.downloads = downloads;
        this.addresses = addresses;
    }

    static boolean isFile(JsonNode attachment) {
        return FILE.equals(Activity.text(attachment, "contentType"));
    }

    /** The recordings of a message that stand where Teams keeps files. */
    List<Dropped> in(Activity activity, Instant now) {
        return activity.attachments().stream().map(attachment -> dropped(attachment, now)).filter(file -> file.isSound() && addresses.isFileStore(file.origin())).toList();
    }

    private static Dropped dropped(JsonNode attachment, Instant now) {
        boolean isFile = isFile(attachment);
        String type = isFile ? "" : Activity.text(attachment, "contentType");
        String address = isFile ? Activity.text(attachment.path("content"), "downloadUrl") : Activity.text(attachment, "contentUrl");
        String id = Activity.text(attachment.path("content"), "uniqueId");
        String mark = id.isBlank() || id.length() > LONGEST_ID ? UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)).toString() : id;
        return new Dropped(CallSource.TEAMS, mark, Activity.text(attachment, "name"), type, 0, address, now);
    }

    @Override
    public CallSource source() {
        return CallSource.TEAMS;
    }

    @Override
    public long mostBytes() {
        return DroppedCalls.MOST_BYTES;
    }

    @Override
    public InputStream open(String origin) throws IOException, UnusableRecording {
        if (!addresses.isFileStore(origin)) {
            throw unusable("elsewhere_chat");
        }
        Downloads.Found found = downloads.get(origin, null, addresses.isTest(origin));
        if (found.isGood() && !found.type().startsWith("text/html")) {
            return found.body();
        }
        found.close();
        if (found.status() >= 500 || found.status() == 429) {
            throw new IOException("Teams answered " + found.status() + " instead of the file");
        }
        throw unusable("teams_expired");
    }

    private static UnusableRecording unusable(String code) {
        return new UnusableRecording(new Remark(code, List.of()));
    }
}
