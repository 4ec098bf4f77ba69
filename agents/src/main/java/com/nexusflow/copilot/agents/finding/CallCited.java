package com.nexusflow.copilot.agents.finding;

import com.nexusflow.copilot.agents.reply.CallRef;
import com.nexusflow.copilot.agents.reply.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls that an answer rests on, each with the places in it. */
final class CallCited {

    private static final int MOST = 10;
    private static final int PLACES = 5;

    private final Phrases say;
    private final CallPhrases phrases;

    CallCited(Phrases say) {
        this.say = say;
        this.phrases = new CallPhrases(say);
    }

    List<Source> sayings(Finding.Sayings found) {
        Saying other = found.other();
        return places(found.sayings().isEmpty() && other != null ? List.of(other) : found.sayings(), found.asOf());
    }

    List<Source> report(Finding.CallReport report) {
        CallLine call = report.call();
        List<Saying> spoken = report.points().stream().filter(point -> !point.text().isEmpty()).toList();
        return call == null ? List.of() : spoken.isEmpty() ? List.of(source(call, List.of(), report.asOf())) : places(spoken, report.asOf());
    }

    List<Source> list(Finding.CallList list) {
        return list.calls().stream().limit(MOST).map(call -> source(call, List.of(), list.asOf())).toList();
    }

    private List<Source> places(List<Saying> sayings, Instant asOf) {
        Map<CallLine, List<Saying>> calls = new LinkedHashMap<>();
        sayings.forEach(saying -> calls.computeIfAbsent(saying.call(), call -> new ArrayList<>()).add(saying));
        return calls.entrySet().stream().limit(MOST).map(call -> source(call.getKey(), call.getValue(), asOf)).toList();
    }

    private Source source(CallLine call, List<Saying> sayings, Instant asOf) {
        List<String> places = sayings.stream().limit(PLACES).map(saying -> say.replies().get("calls.place", saying.at(), phrases.speaker(saying))).distinct().toList();
        List<String> remarks = call.isReady() ? List.of() : List.of(say.sentence(say.replies().get("calls.state." + call.state())));
        Integer first = sayings.isEmpty() ? null : Integer.valueOf(sayings.getFirst().utterance());
        return new Source(say.sentence(phrases.name(call)), "", places, 1, remarks, asOf, null, null, new CallRef(call.id(), first));
    }

    List<Source> talk(Finding.Talk talk) {
        List<String> remarks = new ArrayList<>();
        phrases.left(talk.all(), talk.figure()).ifPresent(remarks::add);
        if (talk.scope().partial()) {
            remarks.add(say.replies().get("calls.visible"));
        }
        String scope = (phrases.of(talk.scope()) + phrases.with(talk.scope()) + phrases.when(talk.scope())).strip();
        boolean countsAll = talk.figure().equals("questions") || talk.figure().equals("calls");
        long rows = talk.figure().equals("calls") ? talk.all().calls() : countsAll ? talk.all().timed() + talk.all().untimed() : talk.all().timed();
        return List.of(new Source(
                say.sentence(phrases.figure(talk.figure())), phrases.formula(talk.figure()), scope.isEmpty() ? List.of() : List.of(scope), rows, remarks, talk.asOf(), null, null));
    }
}
