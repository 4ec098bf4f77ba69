package com.nexusflow.copilot.core.crm.imports;

/** One value of a file as read: blank, taken in the form the database reads, or refused with what to do about it. */
sealed interface Cell {

    Cell BLANK = new Blank();

    record Blank() implements Cell {}

    record Taken(String text) implements Cell {}

    record Refused(String reason) implements Cell {}
}
