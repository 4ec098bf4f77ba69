package com.nexusflow.copilot.core.call;

/** Who hears of calls. It is told in the transaction of what it is told. */
public interface CallWitness {

    /** For where nobody needs to hear. */
    CallWitness NOBODY = call -> {};

    /** The first review of a call is there. */
    void reviewed(Call call);

    /** Nothing can be made of its recording. */
    default void failed(Call call) {}

    /** A person thinks otherwise than the machine of an element of a scorecard. */
    default void overruled(Call call, String card, String element) {}

    /** A person erased it. */
    default void erased(Call call) {}
}
