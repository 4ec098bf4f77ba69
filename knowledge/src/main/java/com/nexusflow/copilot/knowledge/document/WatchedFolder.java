package com.nexusflow.copilot.knowledge.document;

import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.knowledge.document.Documents.InCollection;
import com.nexusflow.copilot.knowledge.document.FolderListing.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder whose files are the documents of a collection. A file is taken when it stood still between two looks, and its document goes when the file was
 * missing in two looks. A folder that is empty or cannot be read takes nothing away: it may be a disk that is not there for a moment.
 */
public final class WatchedFolder {

    /** What is more waits for the next look, so that one look does not last for hours. */
    static final int TAKEN_AT_ONCE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

    /** @param became the document that has the file's bytes; null before it is taken, and when it was refused */
    private record Seen(State state, boolean taken, @Nullable UUID became) {}

    private final Path folder;
    private final String collection;
    private final Collections collections;
    private final Documents documents;
    private final Map<String, Seen> seen = new HashMap<>();
    private Set<String> missing = Set.of();
    private String told = "";

    /** @param collection its name; it is made for administrators alone when there is none, so that nothing is open to more people than was said */
    public WatchedFolder(Path folder, String collection, Collections collections, Documents documents) {
        this.folder = folder.toAbsolutePath().normalize();
        this.collection = collection;
        this.collections = collections;
        this.documents = documents;
    }

    /** Looks into the folder once; not for two threads at the same time. */
    public void look() {
        try {
            Path root = folder.toRealPath();
            FolderListing listing = FolderListing.of(root);
            UUID into = collection();
            List<InCollection> before = documents.in(into);
            take(root, into, listing, before.stream().map(InCollection::id).collect(Collectors.toSet()));
            if (!listing.complete()) {
                tell("The folder {} could not be looked through to its end, or holds more than " + FolderListing.MOST_FILES + " files; no document is taken away");
            } else if (listing.files().isEmpty()) {
                tell("The folder {} holds no file that can be read; its documents stay, delete them in the library");
            } else {
                told = "";
                removeGone(listing, before);
            }
        } catch (IOException e) {
            tell("The folder {} cannot be read; its documents stay as they are until it can");
            LOG.debug("The folder {} cannot be read", folder, e);
        }
    }

    private UUID collection() {
        return collections.all().stream()
                .filter(known -> known.name().equalsIgnoreCase(collection))
                .findFirst()
                .orElseGet(() -> collections.create(collection, new Visibility.OfRole(Role.ADMIN)))
                .id();
    }

    private void take(Path root, UUID into, FolderListing listing, Set<UUID> known) {
        seen.keySet().retainAll(listing.files().keySet());
        int taken = 0;
        for (Map.Entry<String, State> file : listing.files().entrySet()) {
            Seen before = seen.get(file.getKey());
            if (before == null || !before.state().equals(file.getValue())) {
                seen.put(file.getKey(), new Seen(file.getValue(), false, null));
            } else if (isDue(before, known) && taken < TAKEN_AT_ONCE) {
                seen.put(file.getKey(), taken(root, into, file.getKey(), file.getValue()));
                taken++;
            }
        }
    }

    /** Also when the document was taken away meanwhile: the folder says what is in the collection. */
    private static boolean isDue(Seen file, Set<UUID> known) {
        return !file.taken() || file.became() != null && !known.contains(file.became());
    }

    private Seen taken(Path root, UUID into, String path, State state) {
        try {
            documents.requireSize(state.bytes());
            byte[] bytes = read(root, path, state);
            return bytes == null ? new Seen(state, false, null) : new Seen(state, true, documents.bring(into, path, bytes).document().id());
        } catch (DocumentRefused refused) {
            LOG.warn("A file in the folder {} is not taken: {}", folder, refused.getMessage());
            LOG.debug("It is {}", path);
        } catch (IOException e) {
            LOG.warn("A file in the folder {} cannot be read; it is tried again when it changes", folder);
            LOG.debug("It is {}", path, e);
        }
        return new Seen(state, true, null);
    }

    /** Null when the file changed meanwhile, or is not where it was listed: a folder on the way may have become a link. */
    private static byte @Nullable [] read(Path root, String path, State state) throws IOException {
        Path file = root.resolve(path);
        if (!file.toRealPath().equals(file)) {
            return null;
        }
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = content.readNBytes((int) state.bytes() + 1);
            State now = State.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
            return now.equals(state) && bytes.length == state.bytes() ? bytes : null;
        }
    }

    private void removeGone(FolderListing listing, List<InCollection> before) {
        Set<String> gone = new HashSet<>();
        for (InCollection document : before) {
            if (document.fromFolder() && isGone(document, listing)) {
                gone.add(document.name());
                if (missing.contains(document.name())) {
                    documents.delete(document.id());
                }
            }
        }
        missing = gone;
    }

    /** A file that has the bytes of another document by now leaves its own behind. */
    private boolean isGone(InCollection document, FolderListing listing) {
        Seen file = seen.get(document.name());
        return !listing.files().containsKey(document.name()) || file != null && file.became() != null && !file.became().equals(document.id());
    }

    /** Once, and not at every look. */
    private void tell(String sentence) {
        if (!told.equals(sentence)) {
            LOG.warn(sentence, folder);
            told = sentence;
        }
    }
}
