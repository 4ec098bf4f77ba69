package com.nexusflow.copilot.core.crm.imports;

import java.util.UUID;

/** Products with their series and list price; names that differ only in blanks, case and punctuation are one product. */
record ProductRows(Staged staged, UUID tenant) implements Rows {

    @Override
    public void take() {
        Identity identity = new Identity(staged, "product", "loose_name_key(s.name)", "loose_name_key(t.name)");
        identity.refuseRepeated("s.name");
        staged.refuseRepeated("s.name", "true", "s.name", "name.repeated", "name");
        identity.findExisting();
        staged.refuse("exists (select 1 from product p where p.name = s.name and p.id is distinct from s.existing)", "product.name.taken", "name");
        new Upsert(staged, "product")
                .field("external_id")
                .field("name")
                .field("series")
                .field("list_price_minor", "list_price")
                .write(tenant);
    }
}
