package com.nexusflow.copilot.knowledge.source;

import com.nexusflow.copilot.core.call.Call;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A call with a customer: what one speaker says in one go is a passage. A call that is nobody's is for those who see all. */
final class CallSource implements PassageSource {

    private final Calls calls;
    private final Spoken spoken;

    CallSource(Calls calls, Spoken spoken) {
        this.calls = calls;
        this.spoken = spoken;
    }

    @Override
    public SourceKind kind() {
        return SourceKind.CALL;
    }

    @Override
    public List<Passage> passages(UUID source) {
        return calls.byId(source).map(heard -> heard.transcript() == null ? List.<Passage>of() : passages(heard.call(), heard.transcript())).orElse(List.of());
    }

    private List<Passage> passages(Call call, Transcript transcript) {
        Drafts drafts = new Drafts(
                        SourceKind.CALL, call.id(), title(call), call.startedAt() == null ? call.receivedAt() : call.startedAt(),
                        call.rep() == null ? call.id() : call.rep().id())
                .in(spoken.known(transcript.language()));
        transcript.utterances().forEach(said ->
                drafts.add(said.number(), speaker(transcript.speaker(said)), Integer.toString(said.startMillis()), said.text()));
        return drafts.passages();
    }

    /** The deal is left out: it may be of an owner whose deals the readers of the call do not see. */
    private static String title(Call call) {
        String parties = Stream.of(call.account(), call.contact()).filter(Objects::nonNull).map(Named::name).distinct().collect(Collectors.joining(" · "));
        return parties.isEmpty() ? call.externalId() : parties;
    }

    private static String speaker(Speaker speaker) {
        return speaker.name().isBlank() ? speaker.side().name().toLowerCase(Locale.ROOT) : speaker.name();
    }
}
