package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.crm.Topic;
import java.util.Set;
import java.util.UUID;

/** Who hears of proposals and changes. It is told in the transaction that makes them, for the current person if there is one. */
public interface ChangeWitness {

    /** For where nobody needs to hear. */
    ChangeWitness NOBODY = new ChangeWitness() {
        @Override
        public void waitsForManager(ProposedChange proposal) {}

        @Override
        public void applied(UUID proposal, Topic record, Set<UUID> owners) {}

        @Override
        public void rejected(ProposedChange proposal) {}

        @Override
        public void expired(ProposedChange proposal) {}
    };

    /** A proposal was made that a manager of its asker has to approve. */
    void waitsForManager(ProposedChange proposal);

    /**
     * A proposal was applied to a record.
     *
     * @param owners who owned the record before and who owns it now
     */
    void applied(UUID proposal, Topic record, Set<UUID> owners);

    /** The current person rejected a proposal, maybe somebody else's. */
    void rejected(ProposedChange proposal);

    /** Nobody decided in time on a proposal that needed a manager; told in the background, for nobody. */
    void expired(ProposedChange proposal);
}
