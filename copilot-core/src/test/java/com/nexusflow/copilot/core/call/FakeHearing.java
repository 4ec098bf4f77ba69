package com.nexusflow.copilot.core.call;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Hears a "recording" that is text: each word is a piece, "#" stands where something personal was silenced, and "secret" is personal. The final pass
 * hears words in capitals, and only it hears that "murmur" is the secret.
 */
public final class FakeHearing implements CallHearing {

    final List<String> heard = new ArrayList<>();
    Readiness first = new Readiness.Ready("first-1");
    Readiness last = new Readiness.Ready("final-1");
    /** Two voices on one channel: the first half is the one's, the second the other's, and the final pass counts them the other way round. */
    boolean voices;
    /** Called before each piece is heard. */
    Runnable trouble = () -> { };

    @Override
    public boolean hears(String language) {
        return !(first instanceof Readiness.Never);
    }

    @Override
    public Readiness readiness(Pass pass, String language) {
        return pass == Pass.FIRST ? first : last;
    }

    @Override
    public Checked check(StoredAudio audio) throws UnusableRecording {
        String text = text(audio);
        if (text.isBlank()) {
            throw new UnusableRecording(new Remark("too_short", List.of(10, 500)));
        }
        return new Checked(2, 8000, text.length(), text.length() * 1000, List.of(new Remark("cut_off", List.of(1, 2))));
    }

    @Override
    public void hear(StoredAudio audio, Task task, IntPredicate heardAlready, Pieces pieces) {
        String[] words = text(audio).split(" ");
        for (int i = 0; i < words.length; i++) {
            if (!heardAlready.test(i)) {
                trouble.run();
                heard.add(words[i]);
                pieces.keep(i, task.pass() == Pass.FINAL ? (words[i].equals("murmur") ? "secret" : words[i].toUpperCase(java.util.Locale.ROOT)) : words[i], (i + 1) * task.lengthMillis() / words.length);
            }
        }
    }

    @Override
    public Understood together(List<String> texts, Around around) {
        String text = String.join(" ", texts);
        List<Silence> silences = text.contains("secret") ? List.of(new Silence(0, 0, 1)) : List.of();
        String said = text.replace("secret", "[…]").replace("#", "[…]").strip();
        if (voices) {
            return new Understood(ofTwo(said, around), silences, List.of());
        }
        List<Utterance> utterances = said.isEmpty() ? List.of() : List.of(new Utterance(0, 0, 0, 1000, said, List.of(new Word("said", 0, 1000, 1))));
        return new Understood(new Transcript(around.language(), true, false, List.of(new Speaker(0, Side.REP, around.repName())), utterances), silences, List.of());
    }

    private static Transcript ofTwo(String said, Around around) {
        int half = said.indexOf(' ', said.length() / 2);
        int first = around.before() == null ? 0 : 1;
        List<Speaker> speakers = List.of(new Speaker(first, Side.REP, around.repName(), 0.8), new Speaker(1 - first, Side.CUSTOMER, "", 0.8));
        return new Transcript(around.language(), true, true, speakers, List.of(
                new Utterance(0, first, 0, 1000, said.substring(0, half), List.of(new Word("said", 0, 1000, 1))),
                new Utterance(1, 1 - first, 1000, 2000, said.substring(half + 1), List.of(new Word("said", 1000, 2000, 1)))));
    }

    @Override
    public void silence(StoredAudio audio, Checked like, List<Silence> silences, OutputStream to) throws IOException {
        to.write(text(audio).replace("secret", "#").replace("murmur", "#").getBytes(StandardCharsets.UTF_8));
    }

    private static String text(StoredAudio audio) {
        try (var stream = audio.open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
