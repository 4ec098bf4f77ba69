package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.agents.NoSuchConversationException;
import com.nexusflow.copilot.agents.reply.Progress;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.channels.MessageText;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A conversation through any door: who is speaking, who reads along, and the answer. Runs in the background scope of the tenant. */
public final class Talk {

    private static final String NOBODYS = "offline";

    private final Copilot copilot;
    private final Identities identities;
    private final SignIn signIn;
    private final Tenants tenants;
    private final Threads threads;
    private final AskLimit limit;

    public Talk(Copilot copilot, Identities identities, SignIn signIn, Tenants tenants, Threads threads, AskLimit limit) {
        this.copilot = copilot;
        this.limit = limit;
        this.identities = identities;
        this.signIn = signIn;
        this.tenants = tenants;
        this.threads = threads;
    }

    /** Forgets which conversations threads were that were silent for long; runs in the background scope. */
    public void forget() {
        threads.forget();
    }

    /** Who somebody on the platform is here, unless nobody or no longer active. */
    public Optional<Speaker> speaker(UUID connection, String externalId) {
        UUID tenant = TenantScope.current().tenantId();
        return identities.person(connection, externalId)
                .flatMap(person -> signIn.signedIn(tenant, person, null))
                .map(in -> new Speaker(in.person(), in.scope()));
    }

    /** Links somebody on the platform to the one active person with that e-mail address, which the platform has verified, unless that was undone before. */
    public Optional<Speaker> speakerByEmail(UUID connection, String externalId, String label, String verifiedEmail) {
        identities.byEmail(verifiedEmail).ifPresent(person -> identities.recognize(connection, externalId, person, label));
        return speaker(connection, externalId);
    }

    /** What all of them may see in common; whoever is not known here may see nothing. The asker's own things stay visible to the asker. */
    public TenantScope readers(UUID connection, Speaker asker, Collection<String> externalIds) {
        TenantScope common = asker.scope();
        for (String id : externalIds) {
            common = common.limitedTo(speaker(connection, id).map(Speaker::scope).orElseGet(() -> TenantScope.nobody(TenantScope.current().tenantId())));
        }
        return common;
    }

    /** Answers what was heard; words that cannot be a question are declined. The answer to the same message is given once, and is the same again later. */
    public Reply answer(Heard heard, Consumer<Progress> listener) {
        return heard.speaker().scope().call(() -> {
            String text;
            try {
                text = MessageText.of(heard.text()).value();
            } catch (IllegalArgumentException e) {
                return declined(heard.text().isBlank() ? "talk.empty" : "talk.unreadable", locale(), Turn.LONGEST_TEXT);
            }
            try {
                limit.question();
            } catch (TooManyRequests e) {
                return declined("busy", locale());
            }
            UUID conversation = threads.conversation(heard).orElse(null);
            Reply reply = answer(heard, text, conversation, listener);
            threads.use(heard, reply.conversationId());
            return reply;
        });
    }

    /** The tenant's language, in which doors speak when nobody has said anything yet. */
    public Locale locale() {
        return tenants.current().language();
    }

    /** Words of the doors' own as a reply. */
    public static Reply declined(String message, Locale locale, Object... arguments) {
        return new Reply(UUID.randomUUID(), Reply.Status.DECLINED, DoorWords.of(locale).get(message, arguments), List.of(), List.of(), List.of(), NOBODYS);
    }

    private Reply answer(Heard heard, String text, @Nullable UUID conversation, Consumer<Progress> listener) {
        Turn turn = new Turn(heard.speaker().scope(), conversation, text, heard.surface(), heard.id(), heard.readers());
        try {
            return copilot.answer(turn, listener);
        } catch (NoSuchConversationException e) {
            return copilot.answer(new Turn(turn.asker(), null, text, turn.surface(), turn.id(), turn.readers()), listener);
        }
    }
}
