package com.nexusflow.copilot.channels.phone;

/**
 * What a caller said or pressed in a step of a call.
 *
 * @param confidence how sure Twilio is of the words, from 0 to 1; 0 when it does not say
 */
record Utterance(String sid, int step, String speech, double confidence, String digits) {

    private static final double SURE = 0.45;

    boolean isSilence() {
        return speech.isBlank() && digits.isBlank();
    }

    boolean isDoubtful() {
        return digits.isEmpty() && confidence > 0 && confidence < SURE;
    }

    Utterance saying(String words) {
        return new Utterance(sid, step, words, confidence, digits);
    }

    @Override
    public String toString() {
        return "Utterance[sid=" + sid + ", step=" + step + "]";
    }
}
