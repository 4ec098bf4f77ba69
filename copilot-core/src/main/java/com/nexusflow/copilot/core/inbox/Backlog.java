package com.nexusflow.copilot.core.inbox;

import java.util.List;

/** Work that takes long: only so much of it is in hand, and whose turn it is is decided when a place is free. */
public interface Backlog {

    String name();

    /** So many of its lanes are worked on at once, on each node. */
    int places();

    /** Works on what is due in the lane. After a crash the work begins again: the backlog sees to it that this does no harm. */
    void work(Lane lane);

    /** The lanes of all tenants whose turn it is, the first in front; none of them is in hand. */
    List<Lane> next(int most);
}
