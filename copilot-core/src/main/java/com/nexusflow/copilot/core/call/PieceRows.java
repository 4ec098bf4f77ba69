package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallHearing.Pass;
import com.nexusflow.copilot.core.connection.SecretBox;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was heard in pieces of a recording, sealed until it is put together and freed of what is personal. */
final class PieceRows {

    private final TenantDatabase database;
    private final SecretBox box;

    PieceRows(TenantDatabase database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    /** The numbers of the pieces that this version heard already. */
    Set<Integer> heard(UUID call, Pass pass, String version) {
        return Set.copyOf(database.read(jdbc -> jdbc.sql("select number from call_piece where call_id = :call and pass = :pass and version = :version")
                .param("call", call).param("pass", pass.number()).param("version", version).query(Integer.class).list()));
    }

    /** Keeps one; a call that got a step further starts its attempts anew. A piece lost in a crash is heard again. False when the call is gone. */
    boolean keep(UUID call, Pass pass, String version, int number, String heard, int percent) {
        byte[] sealed = box.seal(owner(call), heard);
        return database.note(jdbc -> {
            jdbc.sql("""
                            insert into call_piece (tenant_id, call_id, pass, version, number, heard)
                            select :tenant, :call, :pass, :version, :number, :heard from sales_call c where c.id = :call and c.stage = 'transcribe'
                            on conflict do nothing""")
                    .param("tenant", TenantScope.current().tenantId())
                    .param("call", call).param("pass", pass.number()).param("version", version).param("number", number).param("heard", sealed)
                    .update();
            String column = pass == Pass.FIRST ? "progress" : "refined_percent";
            return jdbc.sql("update sales_call set attempts = 0, waited_millis = 0, %1$s = greatest(%1$s, :percent), version = version + 1 where id = :call and stage = 'transcribe'".formatted(column))
                    .param("call", call).param("percent", percent).update() > 0;
        });
    }

    /** What was heard, in the order of the recording. */
    List<String> all(UUID call, Pass pass) {
        return database.read(jdbc -> jdbc.sql("select heard from call_piece where call_id = :call and pass = :pass order by number")
                .param("call", call).param("pass", pass.number())
                .query((row, n) -> box.open(owner(call), row.getBytes("heard"))).list());
    }

    /** Forgets what other versions heard, or a pass that is over. */
    void keepOnly(JdbcClient jdbc, UUID call, Pass pass, String version) {
        jdbc.sql("delete from call_piece where call_id = :call and (pass <> :pass or version <> :version)")
                .param("call", call).param("pass", pass.number()).param("version", version).update();
    }

    void forget(JdbcClient jdbc, UUID call) {
        jdbc.sql("delete from call_piece where call_id = :call").param("call", call).update();
    }

    private static String owner(UUID call) {
        return "call " + call;
    }
}
