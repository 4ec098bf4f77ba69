package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.DroppedCalls;
import com.nexusflow.copilot.channels.door.DroppedCalls.Dropped;
import com.nexusflow.copilot.channels.door.Heard;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.channels.teams.Places.Place;
import com.nexusflow.copilot.channels.teams.Roster.Member;
import com.nexusflow.copilot.channels.teams.Roster.Members;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.text.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is said to what people say. */
final class Conversing {

    private static final Set<String> HELP = Set.of("help", "hilfe", "aide", "ayuda", "?");

    private final Talk talk;
    private final Roster roster;
    private final Places places;
    private final Identities identities;
    private final DoorSettings doors;
    private final Letters letters;
    private final Waiting waiting;
    private final Typing typing;
    private final Files files;
    private final Commands commands;
    private final Drops drops;
    private final Clock clock;

    /** Recordings in messages, and who makes calls of them. */
    record Drops(CallFiles files, DroppedCalls calls) {}

    Conversing(Talk talk, Roster roster, Places places, Identities identities, DoorSettings doors, Waiting waiting, Typing typing, Files files,
            Commands commands, Drops drops, Clock clock) {
        this.talk = talk;
        this.roster = roster;
        this.places = places;
        this.identities = identities;
        this.doors = doors;
        this.letters = new Letters(doors);
        this.waiting = waiting;
        this.typing = typing;
        this.files = files;
        this.commands = commands;
        this.drops = drops;
        this.clock = clock;
    }

    /** A message that is being answered. */
    private record Asked(Connection connection, Received received, Activity activity, Place place, Locale locale) {}

    List<Outgoing> message(Connection connection, Received received, Activity activity) {
        Place place = Place.of(connection.id(), activity);
        places.keep(place);
        if (!activity.isForUs()) {
            return List.of();
        }
        Asked asked = new Asked(connection, received, activity, place, locale(activity));
        List<Dropped> recordings = drops.files().in(activity, clock.instant());
        if (recordings.isEmpty() && activity.attachments().stream().anyMatch(CallFiles::isFile)) {
            return said(asked, words(asked).get("file.received"));
        }
        typing.show(connection, place, received.attempt());
        Optional<Speaker> speaker = roster.speaker(connection, activity);
        if (speaker.isEmpty()) {
            return stranger(asked);
        }
        if (!recordings.isEmpty()) {
            return said(asked, recordings.stream().map(file -> drops.calls().take(speaker.get(), file, activity.words(), talk.locale())).collect(Collectors.joining("\n\n")));
        }
        if (HELP.contains(activity.words().toLowerCase(Locale.ROOT))) {
            return said(asked, words(asked).get("help"));
        }
        return answer(asked, speaker.get());
    }

    /** When it could not be answered although it was tried several times. */
    List<Outgoing> giveUp(Connection connection, Received received, Activity activity) {
        Asked asked = new Asked(connection, received, activity, Place.of(connection.id(), activity), locale(activity));
        return activity.isForUs() ? said(asked, DoorWords.of(asked.locale()).get("failed", received.id().toString())) : List.of();
    }

    private List<Outgoing> answer(Asked asked, Speaker speaker) {
        Activity activity = asked.activity();
        Members members = activity.isPersonal() ? new Members(List.of(new Member(activity.from(), activity.who(), "", List.of())), true) : roster.of(asked.connection(), asked.place());
        TenantScope readers = activity.isPersonal() ? null : roster.readers(asked.connection(), speaker, members);
        Reply reply = waiting.during(moment(asked), () -> talk.answer(heard(asked, speaker, readers), progress -> {}));
        List<String> viewers = members.complete() ? members.all().stream().map(Member::id).toList() : List.of();
        if (!activity.isPersonal()) {
            return reply.forAskerOnly() ? toAskerAlone(asked, reply) : toConversation(asked, letters.of(reply, asked.locale(), viewers));
        }
        List<ObjectNode> messages = new ArrayList<>(letters.of(reply, asked.locale(), viewers));
        speaker.scope().call(() -> files.offer(reply, asked.locale())).ifPresent(messages::add);
        return toConversation(asked, messages);
    }

    /** Whoever offered to take a file gets it, with the rights of this moment. */
    List<Outgoing> consent(Connection connection, Received received, Activity activity) {
        Asked asked = new Asked(connection, received, activity, Place.of(connection.id(), activity), locale(activity));
        if (!Files.ACCEPT.equals(Activity.text(activity.value(), "action"))) {
            return List.of();
        }
        return roster.speaker(connection, activity)
                .map(speaker -> speaker.scope().call(() -> files.accepted(activity.value())).orElseGet(() -> Letters.words(words(asked).get("file.failed"))))
                .map(message -> toConversation(asked, List.of(message)))
                .orElseGet(() -> stranger(asked));
    }

    private Heard heard(Asked asked, Speaker speaker, @Nullable TenantScope readers) {
        String thread = asked.activity().isPersonal() ? "" : asked.activity().conversation();
        String question = speaker.scope().call(() -> commands.question(asked.activity().words(), asked.locale()));
        return new Heard(asked.received().id(), asked.connection().id(), speaker, thread, question, Turn.Surface.CHAT, readers);
    }

    private List<Outgoing> toAskerAlone(Asked asked, Reply reply) {
        List<JsonNode> alone = new ArrayList<>(List.of(Letters.words(DoorWords.of(asked.locale()).get("private"))));
        alone.addAll(letters.of(reply, asked.locale(), List.of(asked.activity().from())));
        List<Outgoing> all = new ArrayList<>(toConversation(asked, List.of(Letters.words(words(asked).get("private.elsewhere")))));
        for (int i = 0; i < alone.size(); i++) {
            all.add(outgoing(asked, "alone/" + i, Parcel.toAccount(asked.activity().who(), asked.place().microsoftTenant(), alone.get(i))));
        }
        return all;
    }

    private List<Outgoing> stranger(Asked asked) {
        Activity activity = asked.activity();
        Texts shared = DoorWords.of(asked.locale());
        if (!doors.isReachable()) {
            return said(asked, shared.get("stranger.unreachable"));
        }
        String code = identities.offerLink(asked.connection().id(), activity.who(), activity.fromName());
        JsonNode invitation = Letters.words(shared.get("stranger", doors.address("/link/" + code), Identities.LINK_LASTS.toMinutes()));
        if (activity.isPersonal()) {
            return toConversation(asked, List.of(invitation));
        }
        List<Outgoing> all = new ArrayList<>(said(asked, words(asked).get("stranger.elsewhere")));
        all.add(outgoing(asked, "alone/0", Parcel.toAccount(activity.who(), asked.place().microsoftTenant(), invitation)));
        return all;
    }

    private List<Outgoing> said(Asked asked, String text) {
        return toConversation(asked, List.of(Letters.words(text)));
    }

    /** The first message takes the place of the one that asked to wait, if that was sent. */
    private List<Outgoing> toConversation(Asked asked, List<? extends JsonNode> messages) {
        List<Outgoing> all = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Parcel parcel = Parcel.to(asked.place().conversation(), messages.get(i));
            all.add(outgoing(asked, String.valueOf(i), i == 0 ? parcel.inReplyTo(asked.activity().id()).insteadOf(momentKey(asked)) : parcel));
        }
        return all;
    }

    private Outgoing moment(Asked asked) {
        ObjectNode words = Letters.words(DoorWords.of(asked.locale()).get("moment"));
        Parcel parcel = Parcel.to(asked.place().conversation(), words).inReplyTo(asked.activity().id());
        return new Outgoing(asked.connection().id(), momentKey(asked), parcel.lane(), Parcel.KIND, parcel.json());
    }

    private static String momentKey(Asked asked) {
        return asked.received().id() + "/moment";
    }

    private static Outgoing outgoing(Asked asked, String part, Parcel parcel) {
        return new Outgoing(asked.connection().id(), asked.received().id() + "/" + part, parcel.lane(), Parcel.KIND, parcel.json());
    }

    private static Texts words(Asked asked) {
        return Texts.of("messages.teams", asked.locale());
    }

    /** The language that somebody uses Teams in, or the tenant's. */
    Locale locale(Activity activity) {
        boolean spoken = Texts.LANGUAGES.stream().anyMatch(language -> language.getLanguage().equals(activity.locale().getLanguage()));
        return spoken ? Texts.spoken(activity.locale()) : talk.locale();
    }
}
