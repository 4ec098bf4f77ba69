package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.core.call.StoredAudio;
import com.nexusflow.copilot.voice.audio.AudioKind;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The audio of a call as a browser plays it: any part of it at a time. */
public final class RecordedSound extends AbstractResource {

    private final StoredAudio audio;

    private RecordedSound(StoredAudio audio) {
        this.audio = audio;
    }

    public static ResponseEntity<RecordedSound> answer(StoredAudio audio) throws IOException {
        return ResponseEntity.ok().contentType(type(audio)).header("Cache-Control", "private, no-store").body(new RecordedSound(audio));
    }

    private static MediaType type(StoredAudio audio) throws IOException {
        try (InputStream stream = audio.open()) {
            return AudioKind.of(stream.readNBytes(AudioKind.HEAD)).map(kind -> MediaType.parseMediaType(kind.mediaType())).orElse(MediaType.APPLICATION_OCTET_STREAM);
        }
    }

    @Override
    public String getDescription() {
        return "the recording of a call";
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return audio.open();
    }

    @Override
    public long contentLength() throws IOException {
        return audio.size();
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
