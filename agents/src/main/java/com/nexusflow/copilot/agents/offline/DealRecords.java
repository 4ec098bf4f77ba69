package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Stage;
import com.nexusflow.copilot.core.crm.Stages;
import java.util.List;
import java.util.UUID;

/** The deals and stages that a command to change something may mean. */
public record DealRecords(Opportunities deals, Stages stages) {

    List<Named> openDealsOf(UUID account) {
        return deals.ofAccount(account).stream()
                .filter(deal -> deal.stage().type() == Stage.Type.OPEN)
                .map(deal -> new Named(deal.id(), deal.name()))
                .toList();
    }
}
