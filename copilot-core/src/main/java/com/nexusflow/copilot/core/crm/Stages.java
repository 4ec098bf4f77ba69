package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.util.List;
import java.util.UUID;

/** The steps of the tenant's selling process. */
public final class Stages {

    private final TenantDatabase database;

    public Stages(TenantDatabase database) {
        this.database = database;
    }

    /** All stages, in the order of the process. */
    public List<Stage> all() {
        return database.read(jdbc -> jdbc.sql("select * from stage order by position, name")
                .query((row, n) -> new Stage(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Stage.Type.of(row.getString("type")),
                        row.getInt("position"),
                        row.getBigDecimal("probability")))
                .list());
    }

    /** The stages of deals that are neither won nor lost, in the order of the process. */
    public List<Stage> open() {
        return all().stream().filter(stage -> stage.type() == Stage.Type.OPEN).toList();
    }
}
