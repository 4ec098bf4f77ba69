package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the current tenant says about calls that are recorded; nothing is announced as long as nobody says so. */
public final class CallSettings {

    private static final Logger LOG = LoggerFactory.getLogger(CallSettings.class);
    private static final CallSetting UNSAID = new CallSetting(false, null);

    private final TenantDatabase database;
    private final Clock clock;

    public CallSettings(TenantDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public CallSetting current() {
        return database.read(jdbc -> jdbc.sql("select announced, audio_days from call_setting")
                .query((row, n) -> new CallSetting(row.getBoolean("announced"), row.getObject("audio_days", Integer.class)))
                .optional()
                .orElse(UNSAID));
    }

    /** Holds for calls that come in from now on. */
    public void change(CallSetting setting) {
        database.write(jdbc -> jdbc.sql("""
                        insert into call_setting (tenant_id, announced, audio_days, changed_at) values (:tenant, :announced, :days, :now)
                        on conflict (tenant_id) do update set announced = excluded.announced, audio_days = excluded.audio_days, changed_at = excluded.changed_at""")
                .param("tenant", TenantScope.current().tenantId())
                .param("announced", setting.announced())
                .param("days", setting.audioDays(), Types.INTEGER)
                .param("now", Timestamp.from(clock.instant()))
                .update());
        LOG.atInfo().addKeyValue("event", "call settings changed").addKeyValue("tenant", TenantScope.current().tenantId())
                .log("call settings changed to {} in tenant {} by {}", setting, TenantScope.current().tenantId(), TenantScope.current().personId());
    }
}
