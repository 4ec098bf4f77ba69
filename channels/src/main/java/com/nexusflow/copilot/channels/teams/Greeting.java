package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.channels.teams.Places.Place;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import com.nexusflow.copilot.core.text.Texts;
import java.util.List;
import java.util.Locale;

/** Says who the copilot is where it was added, once in each conversation. */
final class Greeting {

    private final Places places;
    private final Roster roster;

    Greeting(Places places, Roster roster) {
        this.places = places;
        this.roster = roster;
    }

    List<Outgoing> update(Connection connection, Received received, Activity activity, Locale locale) {
        if (activity.conversation().isEmpty()) {
            return List.of();
        }
        roster.forget(connection, activity.conversation());
        if ("installationUpdate".equals(activity.type()) && Activity.text(activity.json(), "action").startsWith("remove") || isRemoved(activity)) {
            places.forget(Place.of(connection.id(), activity));
            return List.of();
        }
        places.keep(Place.of(connection.id(), activity));
        boolean added = activity.membersAdded().stream().anyMatch(member -> Activity.text(member, "id").equals(activity.bot()));
        if (!added) {
            return List.of();
        }
        String words = Texts.of("messages.teams", locale).get(activity.isPersonal() ? "welcome" : "welcome.group");
        Parcel parcel = Parcel.to(activity.conversation(), Letters.words(words));
        return List.of(new Outgoing(received.connectionId(), "welcome/" + activity.conversation(), parcel.lane(), Parcel.KIND, parcel.json()));
    }

    private static boolean isRemoved(Activity activity) {
        for (var member : activity.json().path("membersRemoved")) {
            if (Activity.text(member, "id").equals(activity.bot())) {
                return true;
            }
        }
        return false;
    }
}
