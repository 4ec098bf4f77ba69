package com.nexusflow.copilot.core.call;

/** Who hears of calls. It is told in the transaction of what it is told, in the background. */
public interface CallWitness {

    /** For where nobody needs to hear. */
    CallWitness NOBODY = call -> {};

    /** The first review of a call is there. */
    void reviewed(Call call);
}
