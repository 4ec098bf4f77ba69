package com.nexusflow.copilot.voice.store;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.UploadObjectArgs;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A bucket of a store that speaks S3. */
public final class S3Shelf implements Shelf {

    private static final long PATIENCE = Duration.ofMinutes(1).toMillis();
    private static final long PART = 64L << 20;

    private final MinioClient client;
    private final String bucket;
    private final String folder;

    /**
     * @param address of the store, for instance https://s3.eu-central-1.amazonaws.com
     * @param folder what all names begin with, or empty
     */
    public S3Shelf(String address, String region, String bucket, String folder, String accessKey, String secretKey) {
        this.client = MinioClient.builder().endpoint(address).region(region).credentials(accessKey, secretKey).build();
        this.client.setTimeout(PATIENCE, PATIENCE, PATIENCE);
        this.bucket = bucket;
        this.folder = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
    }

    /** Asks the store; whatever is wrong with it is an {@link IOException}. */
    private interface Asking<T> {
        T ask() throws MinioException, GeneralSecurityException, IOException;
    }

    @Override
    public void put(String name, Path sealed) throws IOException {
        asked(name, () -> client.uploadObject(UploadObjectArgs.builder().bucket(bucket).object(folder + name).filename(sealed.toString(), PART).build()));
        Files.delete(sealed);
    }

    @Override
    public InputStream open(String name) throws IOException {
        return asked(name, () -> client.getObject(GetObjectArgs.builder().bucket(bucket).object(folder + name).build()));
    }

    @Override
    public void delete(String name) throws IOException {
        asked(name, () -> {
            client.removeObject(RemoveObjectArgs.builder().bucket(bucket).object(folder + name).build());
            return name;
        });
    }

    @Override
    public List<String> putBefore(String beginning, Instant moment) throws IOException {
        return asked(beginning, () -> {
            List<String> names = new ArrayList<>();
            for (Result<Item> result : client.listObjects(ListObjectsArgs.builder().bucket(bucket).prefix(folder + beginning).recursive(true).build())) {
                Item item = result.get();
                if (item.lastModified().toInstant().isBefore(moment)) {
                    names.add(item.objectName().substring(folder.length()));
                }
            }
            return names;
        });
    }

    private <T> T asked(String name, Asking<T> asking) throws IOException {
        try {
            return asking.ask();
        } catch (MinioException | GeneralSecurityException e) {
            throw new IOException("The store of recordings did not do what was asked with " + name + " in bucket " + bucket + ": " + e.getMessage(), e);
        }
    }
}
