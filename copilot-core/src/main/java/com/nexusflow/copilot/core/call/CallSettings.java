package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.text.Texts;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the current tenant says about calls that are recorded; nothing is announced as long as nobody says so. */
public final class CallSettings {

    private static final Logger LOG = LoggerFactory.getLogger(CallSettings.class);
    private static final CallSetting UNSAID = new CallSetting(false, null, null);

    private final TenantDatabase database;
    private final Tenants tenants;
    private final CallHearing hearing;
    private final Clock clock;

    public CallSettings(TenantDatabase database, Tenants tenants, CallHearing hearing, Clock clock) {
        this.database = database;
        this.tenants = tenants;
        this.hearing = hearing;
        this.clock = clock;
    }

    public CallSetting current() {
        return database.read(jdbc -> jdbc.sql("select announced, audio_days, language from call_setting")
                .query((row, n) -> new CallSetting(row.getBoolean("announced"), row.getObject("audio_days", Integer.class), row.getString("language")))
                .optional()
                .orElse(UNSAID));
    }

    /** The languages in which calls can be heard here. */
    public List<Locale> languages() {
        return Texts.LANGUAGES.stream().filter(language -> hearing.hears(language.getLanguage())).toList();
    }

    /** Whether a recording in that language, for instance "en-GB", can be heard here. */
    public boolean hears(String language) {
        return hearing.hears(language.split("-", 2)[0].toLowerCase(Locale.ROOT));
    }

    /** The language of a call of which nobody says it. */
    public String language() {
        String chosen = current().language();
        String own = tenants.current().language().getLanguage();
        return chosen != null ? chosen : hearing.hears(own) ? own : Locale.ENGLISH.getLanguage();
    }

    /** Holds for calls that come in from now on. */
    public void change(CallSetting setting) {
        database.write(jdbc -> jdbc.sql("""
                        insert into call_setting (tenant_id, announced, audio_days, language, changed_at) values (:tenant, :announced, :days, :language, :now)
                        on conflict (tenant_id) do update set announced = excluded.announced, audio_days = excluded.audio_days, language = excluded.language, changed_at = excluded.changed_at""")
                .param("tenant", TenantScope.current().tenantId())
                .param("announced", setting.announced())
                .param("days", setting.audioDays(), Types.INTEGER)
                .param("language", setting.language(), Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .update());
        LOG.atInfo().addKeyValue("event", "call settings changed").addKeyValue("tenant", TenantScope.current().tenantId())
                .log("call settings changed to {} in tenant {} by {}", setting, TenantScope.current().tenantId(), TenantScope.current().personId());
    }
}
