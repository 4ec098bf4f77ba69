package com.nexusflow.copilot.core.memory;

import java.time.Duration;

/**
 * How patient a node is with Redis.
 *
 * @param answer how long one command may take
 * @param watch how often the connection is looked after: tried while there is one, sought while there is none
 * @param lease how long a hold survives the death of its node
 */
record Timing(Duration answer, Duration watch, Duration lease) {

    static Timing usual(Duration answer) {
        return new Timing(answer, Duration.ofSeconds(1), Duration.ofSeconds(10));
    }
}
