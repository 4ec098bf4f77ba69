package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.channels.door.Platform.Field;
import com.nexusflow.copilot.core.connection.Connection;
import java.util.List;
import java.util.stream.Stream;

/** What an administrator fills in to connect Teams. */
final class Fields {

    static final String DOOR = "teams";
    static final String APP_ID = "app_id";
    static final String APP_SECRET = "app_secret";
    static final String KIND = "kind";
    static final String TENANT_ID = "tenant_id";
    static final String EMULATOR = "emulator";
    static final String SINGLE = "single";
    static final String MULTI = "multi";

    private static final String GUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    private Fields() {}

    static List<Field> all(boolean development) {
        List<Field> fields = List.of(
                new Field(APP_ID, false, GUID, true),
                new Field(APP_SECRET, true, "\\S{8,200}", true),
                new Field(KIND, false, SINGLE + "|" + MULTI, true),
                new Field(TENANT_ID, false, GUID, false));
        return development ? Stream.concat(fields.stream(), Stream.of(new Field(EMULATOR, false, "on|off", false))).toList() : fields;
    }

    static boolean isMultiTenant(Connection connection) {
        return MULTI.equals(connection.setting(KIND));
    }
}
