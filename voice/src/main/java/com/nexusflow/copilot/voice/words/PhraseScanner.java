package com.nexusflow.copilot.voice.words;

import java.util.Arrays;
import java.util.Locale;

/** Reads text for the phrases of an index, one thread at a time; what it learns about words makes the next texts quicker. */
public final class PhraseScanner {

    private static final int REMEMBERED = 1 << 14;
    private static final int REACH = 32;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final byte[] LOWER = new byte[128];

    static {
        for (char c = 0; c < 128; c++) {
            boolean inWord = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '\'';
            LOWER[c] = inWord ? (byte) Character.toLowerCase(c) : 0;
        }
    }

    private final PhraseIndex index;
    private final Automaton bySpelling;
    private final Automaton bySound;
    private final boolean sounds;
    private final long[] hashes = new long[REMEMBERED];
    private final int[] numbers = new int[REMEMBERED];
    private final int[] soundNumbers = new int[REMEMBERED];
    private final int[] starts = new int[REACH];
    private char[] letters = new char[512];
    private int remembered;
    private int state;
    private int soundState;
    private int count;

    PhraseScanner(PhraseIndex index) {
        this.index = index;
        this.bySpelling = index.bySpelling();
        this.bySound = index.bySound();
        this.sounds = index.hasSounds();
    }

    /** Told each phrase found, with its number in the index and its place in the text. */
    public interface Sink {
        void found(int phrase, int start, int end);
    }

    public void scan(String text, Sink sink) {
        state = 0;
        soundState = 0;
        count = 0;
        int length = text.length();
        if (length > letters.length) {
            letters = new char[Math.max(length, letters.length * 2)];
        }
        char[] of = letters;
        text.getChars(0, length, of, 0);
        int at = 0;
        while (at < length) {
            int c = lower(of[at]);
            if (c == 0) {
                at++;
                continue;
            }
            int start = at;
            long hash = 1125899906842597L;
            do {
                hash = (hash ^ c) * 0x100000001b3L;
                at++;
                c = at < length ? lower(of[at]) : 0;
            } while (c != 0);
            word(text, start, at, hash, sink);
        }
    }

    private static int lower(char c) {
        if (c < 128) {
            return LOWER[c];
        }
        return c == '’' ? '\'' : Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }

    private void word(String text, int start, int end, long hash, Sink sink) {
        int place = (int) (hash * MIX >>> 50);
        while (hashes[place] != hash) {
            if (hashes[place] == 0) {
                place = learn(place, hash, text.substring(start, end));
                break;
            }
            place = (place + 1) & (REMEMBERED - 1);
        }
        int number = numbers[place];
        if (number == PhraseIndex.SKIPPED) {
            return;
        }
        starts[count++ & (REACH - 1)] = start;
        if (number != 0 || state != 0) {
            state = number == 0 ? 0 : bySpelling.next(state, number);
            if (state != 0) {
                spelled(end, sink);
            }
        }
        int sound = soundNumbers[place];
        if (sounds && (sound != 0 || soundState != 0)) {
            soundState = sound == 0 ? 0 : bySound.next(soundState, sound);
            if (soundState != 0) {
                heard(text, end, sink);
            }
        }
    }

    private int learn(int place, long hash, String word) {
        int free = place;
        if (remembered > REMEMBERED / 2) {
            Arrays.fill(hashes, 0);
            remembered = 0;
            free = (int) (hash * MIX >>> 50);
        }
        String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        hashes[free] = hash;
        numbers[free] = index.wordNumber(lower);
        soundNumbers[free] = index.soundNumber(lower);
        remembered++;
        return free;
    }

    private void spelled(int end, Sink sink) {
        int ends = bySpelling.endCount(state);
        for (int i = 0; i < ends; i++) {
            int sequence = bySpelling.end(state, i);
            sink.found(index.spelledPhrase(sequence), start(index.spelledLength(sequence)), end);
        }
    }

    private void heard(String text, int end, Sink sink) {
        int ends = bySound.endCount(soundState);
        for (int i = 0; i < ends; i++) {
            int sequence = bySound.end(soundState, i);
            int start = start(index.heardLength(sequence));
            int phrase = index.heardPhrase(sequence);
            if (index.soundsLike(phrase, text.substring(start, end))) {
                sink.found(phrase, start, end);
            }
        }
    }

    private int start(int words) {
        return starts[(count - words) & (REACH - 1)];
    }
}
