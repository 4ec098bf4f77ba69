package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.List;
import java.util.stream.Collectors;

/** The names a caller is likely to say, so that Twilio understands them. Runs in the caller's scope. */
final class SpeechHints {

    /** Twilio's own limits. */
    static final int MOST = 500;
    static final int LONGEST = 100;

    private final TenantDatabase database;

    SpeechHints(TenantDatabase database) {
        this.database = database;
    }

    /** The caller's open deals, then accounts, products, competitors and colleagues, with commas in between. */
    String of() {
        List<String> names = database.read(jdbc -> jdbc.sql("""
                        select name from (
                            select 1 as place, o.close_date as day, o.name from opportunity o join stage s on s.id = o.stage_id
                            where s.type = 'open' and o.owner_id = :me
                            union all select 2, null, a.name from account a where a.owner_id = :me
                            union all select 3, null, p.name from product p
                            union all select 4, null, c.name from competitor c
                            union all select 5, null, s.name from stage s
                            union all select 6, null, p.name from person p where p.active
                            union all select 7, null, a.name from account a) n
                        order by place, day nulls last, name limit :most""")
                .param("me", TenantScope.currentPerson())
                .param("most", 2 * MOST)
                .query(String.class)
                .list());
        return names.stream().map(SpeechHints::hint).filter(name -> !name.isEmpty()).distinct().limit(MOST).collect(Collectors.joining(","));
    }

    /** Only letters and digits can be heard. */
    private static String hint(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}' ]+", " ").replaceAll("\\s+", " ").strip();
        return plain.length() > LONGEST ? plain.substring(0, plain.lastIndexOf(' ', LONGEST) > 0 ? plain.lastIndexOf(' ', LONGEST) : LONGEST) : plain;
    }
}
