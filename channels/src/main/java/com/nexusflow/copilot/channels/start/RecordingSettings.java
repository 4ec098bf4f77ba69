package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.voice.store.FolderShelf;
import com.nexusflow.copilot.voice.store.S3Shelf;
import com.nexusflow.copilot.voice.store.Shelf;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the sealed audio of calls is kept, and how long. With an empty address it is a folder of the copilot's own.
 *
 * @param keptFor how long; what was said and its review stay
 */
@Validated
@ConfigurationProperties("copilot.recordings")
record RecordingSettings(@NotNull @DurationMin(hours = 1) Duration keptFor, @Nullable String s3Address, @NotNull String s3Region, @Nullable String s3Bucket,
        @NotNull String s3Folder, @NotNull String s3AccessKey, @NotNull String s3SecretKey) {

    Shelf shelf(Path home) {
        if (s3Address == null || s3Address.isBlank()) {
            return new FolderShelf(home);
        }
        if (s3Bucket == null || s3Bucket.isBlank()) {
            throw new StartProblem("COPILOT_RECORDINGS_S3_ADDRESS names a store for recordings, but no bucket in it is named.", "Set COPILOT_RECORDINGS_S3_BUCKET, too.");
        }
        return new S3Shelf(s3Address, s3Region, s3Bucket, s3Folder, s3AccessKey, s3SecretKey);
    }

    @Override
    public String toString() {
        return "RecordingSettings[keptFor=" + keptFor + ", s3Address=" + s3Address + ", s3Bucket=" + s3Bucket + "]";
    }
}
