package com.nexusflow.copilot.voice.speakers;

/**
 * Who was guessed to speak in a stretch.
 *
 * @param speaker counted from 0 in the order in which the speakers are first heard
 * @param confidence how likely it is that speaker and not another one, 0 to 1
 */
public record Guess(int startMillis, int endMillis, int speaker, double confidence) {
}
