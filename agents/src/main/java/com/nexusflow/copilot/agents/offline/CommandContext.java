package com.nexusflow.copilot.agents.offline;

import java.time.LocalDate;
import java.util.function.BiFunction;

/**
 * What a command is read against: what was said before, and the records it may mean.
 *
 * @param again reads a part of the command on its own; the flag says whether periods in it lie ahead
 */
record CommandContext(Before before, LocalDate today, DealRecords records, Organisation organisation, BiFunction<String, Boolean, Reading> again) {}
