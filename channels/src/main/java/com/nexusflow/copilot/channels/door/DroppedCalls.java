package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.core.call.CallIntake;
import com.nexusflow.copilot.core.call.CallRefused;
import com.nexusflow.copilot.core.call.CallSettings;
import com.nexusflow.copilot.core.call.CallSource;
import com.nexusflow.copilot.core.call.Consent;
import com.nexusflow.copilot.core.call.NewCall;
import com.nexusflow.copilot.core.call.NewRecording;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.OpportunityFilter;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.crm.RecordSearch.Hit;
import com.nexusflow.copilot.core.crm.Stage;
import com.nexusflow.copilot.core.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recordings that people drop into a conversation: each becomes a call of the person, and is fetched from the platform in the background. */
public final class DroppedCalls {

    /** The most that is fetched from a platform. */
    public static final long MOST_BYTES = 200L << 20;
    private static final Set<String> READABLE = Set.of("wav", "wave", "mp3", "flac", "ogg", "oga");
    private static final Set<String> SOUNDS = Set.of("m4a", "aac", "wma", "amr", "opus", "aif", "aiff", "caf", "weba", "mka", "3gp", "ac3", "mp2", "au", "ra");
    private static final Set<RecordKind> KINDS = Set.of(RecordKind.OPPORTUNITY, RecordKind.ACCOUNT);
    /** From here on a name may be taken without asking back. */
    private static final double SURE = 0.85;
    private static final int DEALS = 2;

    private final CallIntake intake;
    private final RecordSearch search;
    private final Opportunities deals;
    private final CallSettings settings;
    private final DoorSettings doors;
    private final AskLimit limit;

    /**
     * A file in a message.
     *
     * @param id what the platform calls it
     * @param type its media type, or empty
     * @param bytes how large it is said to be, or 0
     * @param origin where it is fetched from, as the platform's own way of fetching reads it
     * @param at when it was dropped
     */
    public record Dropped(CallSource source, String id, String name, String type, long bytes, String origin, Instant at) {

        /** Whether it is a recording, readable or not. */
        public boolean isSound() {
            return type.toLowerCase(Locale.ROOT).startsWith("audio/") || READABLE.contains(ending()) || SOUNDS.contains(ending());
        }

        private boolean isReadable() {
            return READABLE.contains(ending()) || !SOUNDS.contains(ending()) && type.toLowerCase(Locale.ROOT).matches("audio/(x-)?(wav|wave|vnd\\.wave|mpeg|mp3|flac|ogg)");
        }

        private String ending() {
            return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        }
    }

    /** What a call is about, as far as the words beside its recording say. */
    private record About(@Nullable UUID account, @Nullable UUID deal, String name) {}

    public DroppedCalls(CallIntake intake, RecordSearch search, Opportunities deals, CallSettings settings, DoorSettings doors, AskLimit limit) {
        this.intake = intake;
        this.search = search;
        this.deals = deals;
        this.settings = settings;
        this.doors = doors;
        this.limit = limit;
    }

    /** Makes a call of the file for the speaker, and says what there is to say. The same file again is the same call. */
    public String take(Speaker speaker, Dropped file, String words, Locale locale) {
        Texts say = DoorWords.of(locale);
        if (!file.isReadable()) {
            return say.get("dropped.unreadable", file.name());
        }
        if (file.bytes() > MOST_BYTES) {
            return say.get("dropped.too_large", file.name(), MOST_BYTES >> 20);
        }
        return speaker.scope().call(() -> {
            try {
                limit.question();
                About about = about(words, speaker.person().id());
                UUID call = intake.announced(new NewCall(file.source(), file.id(), null, speaker.person().id(), about.account(), null, about.deal(), file.at(), settings.language(), Consent.UNKNOWN),
                        new NewRecording(file.name(), null), file.origin());
                String link = doors.isReachable() ? " " + doors.address("/calls/" + call) : "";
                String named = about.name().isEmpty() ? say.get("dropped.unnamed") : say.get("dropped.about", about.name());
                return say.get("dropped.taken", file.name()) + link + "\n" + named + "\n" + say.get("dropped.consent");
            } catch (CallRefused e) {
                return say.get("dropped.refused", file.name());
            } catch (TooManyRequests e) {
                return e.words(locale);
            }
        });
    }

    /** The one deal or account that is named best; an account stands for the one open deal that the person has with it. */
    private About about(String words, UUID person) {
        List<Hit> hits = search.mentions(words.replace("\0", "")).stream().flatMap(mention -> mention.hits().stream())
                .filter(hit -> KINDS.contains(hit.kind()) && hit.score() >= SURE)
                .toList();
        double best = hits.stream().mapToDouble(Hit::score).max().orElse(1);
        List<Hit> named = hits.stream().filter(hit -> hit.score() >= best).distinct().toList();
        if (named.size() != 1) {
            return new About(null, null, "");
        }
        Hit hit = named.getFirst();
        if (hit.kind() == RecordKind.OPPORTUNITY) {
            return new About(null, hit.id(), hit.name());
        }
        return onlyDeal(hit.id(), person).map(deal -> new About(hit.id(), deal.id(), deal.name())).orElseGet(() -> new About(hit.id(), null, hit.name()));
    }

    private Optional<Opportunity> onlyDeal(UUID account, UUID person) {
        List<Opportunity> open = deals.list(new OpportunityFilter(person, null, account, null, null, null, null, null), 0, 50).stream()
                .filter(deal -> deal.stage().type() == Stage.Type.OPEN)
                .limit(DEALS)
                .toList();
        return open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
    }
}
