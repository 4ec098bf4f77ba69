package com.nexusflow.copilot.knowledge.document.read;

/** What became of a file that was to be read: all of its text, or none of it and the reason. */
public sealed interface Reading permits ReadDocument, Refused {}
