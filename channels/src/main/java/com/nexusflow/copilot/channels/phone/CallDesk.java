package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.channels.phone.CallState.Said;
import com.nexusflow.copilot.channels.phone.CallState.Stage;
import com.nexusflow.copilot.channels.phone.Calls.Call;
import com.nexusflow.copilot.channels.phone.Calls.Key;
import com.nexusflow.copilot.core.inbox.Inbox;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.Identities.Identity;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers Twilio's requests about a call in time: lets known numbers in by PIN, passes on what is said, and asks for a moment while that takes.
 * Each step of a call is answered once; whoever asks again hears the same. Runs in the background scope.
 */
final class CallDesk {

    static final String HEARD = "call";
    private static final int MOST_WRONG_PINS = 3;
    private static final int MOST_MOMENTS = 99;
    private static final Duration LOOKS_AFTER = Duration.ofMillis(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Calls calls;
    private final Pins pins;
    private final PinFree pinFree;
    private final Identities identities;
    private final Talk talk;
    private final SpeechHints hints;
    private final Inbox inbox;
    private final Tenants tenants;
    private final DoorSettings doors;
    private final PhoneSettings settings;
    private final Clock clock;

    CallDesk(Calls calls, Pins pins, PinFree pinFree, Identities identities, Talk talk, SpeechHints hints, Inbox inbox, Tenants tenants, DoorSettings doors, PhoneSettings settings,
            Clock clock) {
        this.calls = calls;
        this.pins = pins;
        this.pinFree = pinFree;
        this.identities = identities;
        this.talk = talk;
        this.hints = hints;
        this.inbox = inbox;
        this.tenants = tenants;
        this.doors = doors;
        this.settings = settings;
        this.clock = clock;
    }

    /** Somebody rings. A number that is not known, or has no PIN, hears one sentence. */
    String arrive(UUID connection, String sid, String number) {
        Key key = new Key(connection, sid);
        calls.begin(key, number);
        return calls.alone(key, call -> calls.answered(key, "0").orElseGet(() -> {
            calls.ask(key, "0", 0);
            return calls.answer(key, "0", greeted(call));
        })).orElseThrow();
    }

    private String greeted(Call call) {
        boolean isKnown = identities.identity(call.key().connection(), call.number()).filter(Identity::hasPin).isPresent() && speaker(call).isPresent();
        if (!isKnown) {
            return hangUp(call.key(), words().get("call.stranger"));
        }
        return pins.isLocked(call.key().connection(), call.number())
                ? hangUp(call.key(), words().get("call.locked"))
                : script(call.state()).pin(own(words().get("call.pin"), false), next(call.key(), 1));
    }

    /** What was said or pressed in a step. */
    String step(UUID connection, Utterance heard) {
        Key key = new Key(connection, heard.sid());
        String step = Integer.toString(heard.step());
        Optional<String> before = calls.answered(key, step);
        if (before.isPresent()) {
            return before.get();
        }
        Call call = calls.find(key).orElse(null);
        if (call == null || call.state().stage() == Stage.OVER || heard.step() > call.step() + 1) {
            return script(CallState.NEW).talk(own(words().get("call.lost"), true), "", "");
        }
        if (call.state().stage() == Stage.PIN) {
            String names = hints(call);
            return calls.alone(key, locked -> calls.answered(key, step).orElseGet(() -> {
                calls.ask(key, step, heard.step());
                return calls.answer(key, step, pin(locked, heard, names));
            })).orElseThrow();
        }
        calls.ask(key, step, heard.step());
        inbox.accept(connection, heard.sid() + "/" + step, "call/" + heard.sid() + "/" + step, HEARD,
                JSON.writeValueAsString(heard.saying(pinFree.of(connection, call.number(), heard.sid() + "/" + step, heard.speech()))));
        return calls.answer(key, step, answer(key, heard.step(), awaited(key, heard.step()), 1));
    }

    /** Twilio comes back after a moment for the answer to the step. */
    String moment(UUID connection, String sid, int step, int moments) {
        Key key = new Key(connection, sid);
        String name = step + "-" + moments;
        Optional<String> before = calls.answered(key, name);
        if (before.isPresent()) {
            return before.get();
        }
        boolean isWaiting = calls.find(key).filter(call -> call.state().stage() == Stage.TALK).isPresent() && calls.askedAt(key, Integer.toString(step)).isPresent();
        if (!isWaiting && calls.said(key, step).isEmpty()) {
            return script(CallState.NEW).talk(own(words().get("call.lost"), true), "", "");
        }
        calls.ask(key, name, step);
        Said said = awaited(key, step);
        boolean tooLong = calls.askedAt(key, Integer.toString(step)).orElseThrow().plus(settings.giveUpAfter()).isBefore(clock.instant()) || moments >= MOST_MOMENTS;
        return calls.answer(key, name, said == null && tooLong ? late(key, step) : answer(key, step, said, moments + 1));
    }

    void ended(UUID connection, String sid) {
        calls.end(new Key(connection, sid));
    }

    /** @param names what the caller is likely to say, once let in */
    private String pin(Call call, Utterance heard, String names) {
        Key key = call.key();
        boolean isRight = heard.digits().matches("\\d{4," + Pins.DIGITS + "}") && pins.isRight(key.connection(), call.number(), key.sid() + "/" + heard.step(), heard.digits());
        Optional<Speaker> speaker = speaker(call);
        if (isRight && speaker.isPresent()) {
            Said said = own(words().get("call.hello", speaker.get().person().name().split(" ")[0]), false);
            calls.change(key, state -> state.in(Stage.TALK).saying(said));
            return script(call.state()).talk(said, names, next(key, heard.step() + 1));
        }
        calls.change(key, CallState::wrongPin);
        return call.state().wrongPins() + 1 >= MOST_WRONG_PINS || speaker.isEmpty() || pins.isLocked(key.connection(), call.number())
                ? hangUp(key, words().get("call.locked"))
                : script(call.state()).pin(own(words().get("call.pin_wrong"), false), next(key, heard.step() + 1));
    }

    private String answer(Key key, int step, @Nullable Said said, int moments) {
        Call call = calls.find(key).orElseThrow();
        return said == null
                ? script(call.state()).moment(own(words().get(moments == 1 ? "call.moment" : "call.still"), false), next(key, step) + "/moment/" + moments)
                : script(call.state()).talk(said, said.over() ? "" : hints(call), next(key, step + 1));
    }

    /** The answer is offered in writing, unless it came at the last moment. */
    private String late(Key key, int step) {
        Said offer = own(words().get("call.late"), false);
        calls.alone(key, call -> {
            if (calls.said(key, step).isEmpty()) {
                calls.change(key, state -> state.offering(step).saying(offer));
            }
            return call;
        });
        return answer(key, step, calls.said(key, step).orElse(offer), 0);
    }

    private @Nullable Said awaited(Key key, int step) {
        long until = System.nanoTime() + settings.patience().toNanos();
        try {
            Optional<Said> said = calls.said(key, step);
            while (said.isEmpty() && System.nanoTime() < until) {
                Thread.sleep(LOOKS_AFTER);
                said = calls.said(key, step);
            }
            return said.orElse(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private String hints(Call call) {
        return speaker(call).map(speaker -> speaker.scope().call(hints::of)).orElse("");
    }

    private Optional<Speaker> speaker(Call call) {
        return talk.speaker(call.key().connection(), call.number());
    }

    private String hangUp(Key key, String sentence) {
        calls.change(key, state -> state.in(Stage.OVER));
        return script(CallState.NEW).talk(own(sentence, true), "", "");
    }

    private Said own(String sentence, boolean over) {
        return new Said(List.of(sentence), talk.locale().getLanguage(), over);
    }

    private Script script(CallState state) {
        return new Script(tenants.current().currency().equals(Currency.getInstance("USD")), state.pace());
    }

    private Texts words() {
        return PhoneWords.of(talk.locale());
    }

    private String next(Key key, int step) {
        return doors.address(PhonePaths.voice(key.connection()) + "/" + step);
    }
}
