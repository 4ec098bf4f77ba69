package com.nexusflow.copilot.core.call;

/** Whose side of the table a speaker sits on. */
public enum Side { REP, CUSTOMER, UNKNOWN }
