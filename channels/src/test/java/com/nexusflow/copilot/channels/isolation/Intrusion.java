package com.nexusflow.copilot.channels.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.doors.Call;
import com.nexusflow.copilot.channels.doors.Operation;
import com.nexusflow.copilot.channels.doors.Parameter;
import com.nexusflow.copilot.channels.doors.Parameter.Meaning;
import com.nexusflow.copilot.core.metric.Dimension;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One person tries one door: every operation with everything that is none of that person's business, in every parameter. The person
 * must learn nothing, and must not even learn that there is something to learn: a twin that does not exist gets the same answer.
 */
final class Intrusion {

    private static final List<String> QUESTIONS = List.of(
            "Brief me on %s", "What is the amount of %s?", "Who owns %s?", "What happened with %s?", "Won revenue of %s", "List all deals of %s", "Find %s", "How is %s doing?");
    private static final int LONG_LIST = 24;

    private static final Map<String, List<Dimension>> DIMENSIONS = Map.of(
            "person", List.of(Dimension.PERSON, Dimension.MANAGER), "team", List.of(Dimension.TEAM), "account", List.of(Dimension.ACCOUNT, Dimension.PARENT_ACCOUNT),
            "product", List.of(Dimension.PRODUCT), "stage", List.of(Dimension.STAGE), "competitor", List.of(Dimension.COMPETITOR), "opportunity", List.of(Dimension.DEAL));

    private final Viewer viewer;
    private final Function<Call, HttpResponse<String>> door;
    private final Map<Call, HttpResponse<String>> blanks = new HashMap<>();

    Intrusion(Viewer viewer, Function<Call, HttpResponse<String>> door) {
        this.viewer = viewer;
        this.door = door;
    }

    Viewer viewer() {
        return viewer;
    }

    /** Tries all that is forbidden in every parameter of the operation. */
    void attempt(Operation operation) {
        Map<String, String> works = own(operation);
        for (Parameter parameter : operation.parameters()) {
            for (Probe probe : probes(parameter)) {
                if (parameter.meaning() == Meaning.QUESTION && !operation.isRead()) {
                    viewer.asked(probe.value());
                }
                compare(operation.with(with(works, parameter, probe.value())), operation.with(with(works, parameter, probe.twin())), probe);
            }
        }
    }

    /** Asks for everything that is the person's own, in every parameter; returns the answers, each with its status in front. */
    List<String> ask(Operation operation) {
        Map<String, String> works = own(operation);
        List<String> answers = new ArrayList<>(List.of(answer(operation.with(works))));
        for (Parameter parameter : operation.parameters()) {
            for (String value : ownValues(parameter)) {
                answers.add(answer(operation.with(with(works, parameter, value))));
            }
        }
        return answers;
    }

    /** Values for the parameters in the path with which the operation finds something of the person's own, where it does. */
    Map<String, String> own(Operation operation) {
        Map<String, String> values = new HashMap<>();
        List<Parameter> ids = operation.parameters().stream().filter(parameter -> parameter.required() && parameter.meaning() == Meaning.ID).toList();
        for (Parameter id : ids) {
            values.put(id.name(), viewer.own().getFirst().id().toString());
        }
        if (operation.isRead() && !ids.isEmpty()) {
            values.putAll(viewer.working(operation.toString(), () -> working(operation, ids.getFirst())));
        }
        return values;
    }

    private Map<String, String> working(Operation operation, Parameter id) {
        return viewer.own().stream()
                .map(record -> Map.of(id.name(), record.id().toString()))
                .filter(found -> door.apply(operation.with(found)).statusCode() < 400)
                .findFirst()
                .orElse(Map.of());
    }

    private void compare(Call call, Call twin, Probe probe) {
        HttpResponse<String> answer = door.apply(call);
        HttpResponse<String> blank = twin.isRead() ? blanks.computeIfAbsent(twin, door) : door.apply(twin);
        assertThat(viewer.leaks(told(answer), call.said())).as("what %s learns from %s", viewer, call).isEmpty();
        assertThat(lasting(answer, probe)).as("the answer to %s, against that to %s", call, twin).isEqualTo(lasting(blank, probe));
        assertThat(answer.statusCode()).as("status of %s", call).isLessThan(500);
    }

    private String answer(Call call) {
        HttpResponse<String> answer = door.apply(call);
        assertThat(viewer.leaks(told(answer), call.said())).as("what %s learns from %s", viewer, call).isEmpty();
        assertThat(answer.statusCode()).as("status of %s", call).isLessThan(500);
        return viewer.lasting(answer.statusCode() + " " + told(answer));
    }

    private String lasting(HttpResponse<String> answer, Probe probe) {
        return viewer.lasting(probe.unsaid(answer.statusCode() + " " + told(answer)));
    }

    private static String told(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("") + answer.headers().firstValue("HX-Redirect").orElse("") + " "
                + answer.headers().firstValue("Content-Disposition").orElse("") + " " + answer.body();
    }

    private static Map<String, String> with(Map<String, String> values, Parameter parameter, String value) {
        Map<String, String> all = new HashMap<>(values);
        all.put(parameter.name(), value);
        return all;
    }

    private List<Probe> probes(Parameter parameter) {
        List<Probe> ids = viewer.forbidden().stream().map(Probe::id).distinct().toList();
        List<Probe> names = viewer.forbidden().stream().filter(Marked::hasNameOfItsOwn).map(record -> Probe.text(record.name())).toList();
        return switch (parameter.meaning()) {
            case ID -> ids;
            case NAME -> Stream.concat(names.stream(), ids.stream()).toList();
            case QUESTION -> Stream.concat(names.stream().limit(3), Crossing.of(LONG_LIST, QUESTIONS, names, Intrusion::question)).toList();
            case FILTER -> filters(viewer).toList();
            case MAPPING, FILES, ENTRIES, PASSWORD, REMARK, NEW_NAME, TRANSCRIPT -> List.of();
            case LOG_IN, TENANT_NAME -> names;
            case POSITION, READERS, SCORECARD, ELEMENT, MOMENT_OF_CALL, VERSION, TIME, TELEPHONE, DOOR, CURRENCY, LANGUAGE, TIME_ZONE, RECORD_KIND, METRIC, DIMENSION, BOUND, HAVING, DATE, MOMENT, MOMENT_THERE, ORDER, COMPARE, NUMBER, FLAG, CHOICE -> Stream.concat(ids.stream().limit(1), names.stream().limit(1)).toList();
        };
    }

    /** "account:" before an account's id and name, and so on; and some dimensions before what they do not fit. */
    static Stream<Probe> filters(Viewer viewer) {
        List<Probe> all = viewer.forbidden().stream().flatMap(Intrusion::probes).toList();
        Stream<Probe> fitting = viewer.forbidden().stream().flatMap(record -> DIMENSIONS.getOrDefault(record.table(), List.of()).stream()
                .flatMap(dimension -> probes(record).map(probe -> probe.within(dimension.code() + ":", ""))));
        return Stream.concat(fitting, Crossing.of(LONG_LIST, dimensions(), all, (dimension, probe) -> probe.within(dimension + ":", "")));
    }

    /** A record by its id, and by its name if it has one of its own. */
    static Stream<Probe> probes(Marked record) {
        return record.hasNameOfItsOwn() ? Stream.of(Probe.id(record), Probe.text(record.name())) : Stream.of(Probe.id(record));
    }

    private static Probe question(String question, Probe name) {
        int place = question.indexOf("%s");
        return name.within(question.substring(0, place), question.substring(place + 2));
    }

    private List<String> ownValues(Parameter parameter) {
        return switch (parameter.meaning()) {
            case ID -> viewer.own().stream().map(record -> record.id().toString()).toList();
            case NAME -> viewer.own().stream().map(Marked::name).toList();
            case QUESTION -> Stream.concat(Questions.GENERAL.stream(), viewer.own().stream().filter(record -> !record.hasNameOfItsOwn()).map(record -> "Brief me on " + record.name())).toList();
            case DIMENSION -> dimensions();
            case METRIC -> Questions.metrics();
            case FILTER -> Crossing.of(LONG_LIST, dimensions(), viewer.own(), (dimension, record) -> dimension + ":" + record.name()).toList();
            case RECORD_KIND -> List.of("account", "contact", "person", "opportunity", "product", "lead");
            case CHOICE -> parameter.choices();
            case REMARK, NEW_NAME, POSITION, READERS, SCORECARD, ELEMENT, MOMENT_OF_CALL, VERSION, TIME, TELEPHONE, DOOR, LOG_IN, PASSWORD, TENANT_NAME, CURRENCY, LANGUAGE, TIME_ZONE, BOUND, HAVING, DATE, MOMENT, MOMENT_THERE, TRANSCRIPT, ORDER, COMPARE, NUMBER, FLAG -> List.of(parameter.usual());
            case MAPPING, FILES, ENTRIES -> List.of();
        };
    }

    private static List<String> dimensions() {
        return Stream.of(Dimension.values()).map(Dimension::code).toList();
    }
}
