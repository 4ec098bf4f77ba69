package com.nexusflow.copilot.knowledge.document.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a packed file, read where they lie in memory. What they say of their size is checked first, and what they really unpack to as it
 * comes.
 */
final class GuardedZip implements ZipEntrySource {

    private static final int FREE_OF_RATIO = 1 << 20;
    private static final int MOST_TIMES_LARGER = 300;

    private final ZipFile zip;
    private final Budget budget;
    private boolean closed;

    GuardedZip(ZipFile zip, Budget budget) {
        this.zip = zip;
        this.budget = budget;
    }

    /** Refuses what says itself that it unpacks to too much, or to much more than it is packed. */
    void check() {
        long declared = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            declared += Math.max(entry.getSize(), 0);
            boolean bomb = entry.getSize() > FREE_OF_RATIO && entry.getSize() / MOST_TIMES_LARGER > entry.getCompressedSize();
            if (bomb || declared > budget.limits().unpackedBytes()) {
                throw budget.unpacksTooFar();
            }
        }
    }

    /** The first bytes of an entry, if it is there. */
    Optional<byte[]> start(String name, int length) throws IOException {
        ZipArchiveEntry entry = getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = getInputStream(entry)) {
            return Optional.of(in.readNBytes(length));
        }
    }

    @Override
    public Enumeration<? extends ZipArchiveEntry> getEntries() {
        return zip.getEntries();
    }

    @Override
    public @Nullable ZipArchiveEntry getEntry(String path) {
        ZipArchiveEntry entry = zip.getEntry(path);
        return entry != null ? entry : Collections.list(zip.getEntries()).stream().filter(other -> other.getName().equalsIgnoreCase(path)).findFirst().orElse(null);
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        return budget.counted(zip.getInputStream(entry), most(entry.getName()));
    }

    /** Parts that POI keeps as trees in memory take many times their size. */
    private long most(String name) {
        boolean tree = name.endsWith(".rels") || name.equalsIgnoreCase("[Content_Types].xml") || name.endsWith("styles.xml") || name.endsWith("workbook.xml") || name.contains("theme/")
                || name.startsWith("docProps/") || name.contains("comments");
        return tree ? budget.limits().smallPartBytes() : budget.limits().partBytes();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        zip.close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
