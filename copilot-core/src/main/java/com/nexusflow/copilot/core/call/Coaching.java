package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallStatistics.OfWeek;
import com.nexusflow.copilot.core.call.CoachingReport.Example;
import com.nexusflow.copilot.core.call.CoachingReport.Lesson;
import com.nexusflow.copilot.core.call.CoachingReport.TeamAverage;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How people talk in calls, for themselves and for those who lead them. A person sees the own figures and the team's average, a manager
 * those of the people led too, operations and administrators everybody's; that a team shares its records does not show a colleague's.
 */
public final class Coaching {

    /** An average over fewer people would tell a colleague's own figures. */
    private static final int FEWEST_PEOPLE = 3;
    /** Fewer calls say more of the customers than of the person. */
    private static final int FEWEST_CALLS = 3;
    /** Shorter ones are voicemails and wrong numbers, in which there is nothing to hear. */
    private static final int WORDS_OF_A_TALK = 100;
    private static final int WORTH_HEARING = 5;
    private static final int NAMED = 5;
    private static final int EXAMPLES = 2;

    private final CallFigures figures;
    private final People people;

    public Coaching(CallFigures figures, People people) {
        this.figures = figures;
        this.people = people;
    }

    /** Whose figures the current person sees, by name. */
    public List<Named> people() {
        Person me = people.person(TenantScope.currentPerson()).orElseThrow();
        Set<UUID> led = me.role() == Role.MANAGER ? people.ledBy(me.id()) : Set.of();
        return people.all().stream()
                .filter(person -> me.role().seesAll() || person.id().equals(me.id()) || led.contains(person.id()))
                .map(person -> new Named(person.id(), person.name()))
                .toList();
    }

    /** The report of a person, or of all whom the current person sees; empty when that is nobody's business of the current person. */
    public Optional<CoachingReport> of(@Nullable UUID rep, Instant from, Instant before) {
        List<Named> seen = people();
        Optional<Named> one = seen.stream().filter(person -> seen.size() == 1 || person.id().equals(rep)).findFirst();
        if (rep != null && one.filter(person -> person.id().equals(rep)).isEmpty()) {
            return Optional.empty();
        }
        List<UUID> whose = one.map(person -> List.of(person.id())).orElseGet(() -> seen.stream().map(Named::id).toList());
        return Optional.of(report(one.orElse(null), seen, filter(whose, from, before)));
    }

    private CoachingReport report(@Nullable Named person, List<Named> seen, CallFilter filter) {
        CallStatistics statistics = figures.ofTalks(filter);
        List<Call> untimed = new ArrayList<>();
        List<Measured> measured = new ArrayList<>();
        figures.each(filter, (call, metrics) -> {
            if (metrics != null && !CallFigures.isTalk(metrics)) {
                return;
            }
            if (metrics != null && person != null && metrics.rep().words() + metrics.customer().words() >= WORDS_OF_A_TALK) {
                measured.add(new Measured(call, metrics));
            }
            if (metrics != null && metrics.times() == null) {
                untimed.add(call);
            }
        });
        List<Lesson> lessons = person == null ? List.of() : lessons(statistics.all(), measured);
        return new CoachingReport(
                person, statistics.all(), statistics.weeks(), person == null ? statistics.reps() : List.of(), person == null ? null : team(person.id(), seen, filter),
                lessons.stream().filter(lesson -> lesson.measure().distance(lesson.value()) == 0).toList(),
                lessons.stream().filter(lesson -> lesson.measure().distance(lesson.value()) > 0)
                        .max(Comparator.comparingDouble(lesson -> lesson.measure().distance(lesson.value()))).orElse(null),
                figures.worthHearing(filter, WORTH_HEARING),
                untimed.stream().sorted(Comparator.comparing(Coaching::at).reversed()).limit(NAMED).toList());
    }

    private record Measured(Call call, CallMetrics metrics) {}

    /** What can be said of each measure with a published range, with the calls that lie farthest outside it. */
    private static List<Lesson> lessons(TalkFigures all, List<Measured> calls) {
        List<Lesson> lessons = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Double value = measure.of(all);
            if (value != null && measure.low() != null && measure.calls(all) >= FEWEST_CALLS) {
                lessons.add(new Lesson(measure, value, examples(measure, calls)));
            }
        }
        return lessons;
    }

    private static List<Example> examples(Measure measure, List<Measured> calls) {
        List<Example> examples = new ArrayList<>();
        for (Measured measured : calls) {
            Double value = measure.of(measured.metrics());
            if (value != null && measure.distance(value) > 0) {
                examples.add(new Example(measured.call(), value));
            }
        }
        examples.sort(Comparator.comparingDouble((Example example) -> measure.distance(example.value())).reversed());
        return examples.subList(0, Math.min(EXAMPLES, examples.size()));
    }

    /** The average is read with the sight of the team, whose single calls the reader may not see, and says nothing of them. */
    private @Nullable TeamAverage team(UUID person, List<Named> seen, CallFilter filter) {
        UUID team = people.person(person).map(Person::teamId).orElse(null);
        Set<UUID> members = people.all().stream().filter(other -> team != null && team.equals(other.teamId())).map(Person::id).collect(Collectors.toSet());
        if (members.size() < 2) {
            return null;
        }
        TenantScope scope = new TenantScope(TenantScope.current().tenantId(), TenantScope.current().personId(), false, members);
        CallStatistics all = scope.call(() -> figures.ofTalks(filter(List.copyOf(members), filter.from(), filter.before())));
        boolean known = seen.stream().map(Named::id).collect(Collectors.toSet()).containsAll(members);
        long talked = all.reps().stream().filter(rep -> rep.figures().reviewed() > 0).count();
        if (talked < FEWEST_PEOPLE && !known) {
            return null;
        }
        return new TeamAverage((int) talked, all.all().withoutCalls(), all.weeks().stream()
                .filter(week -> known || talked(all, week.monday()) >= FEWEST_PEOPLE)
                .map(week -> new OfWeek(week.monday(), week.figures().withoutCalls()))
                .toList());
    }

    private static long talked(CallStatistics all, LocalDate monday) {
        return all.reps().stream().filter(rep -> rep.weeks().stream().anyMatch(week -> week.monday().equals(monday) && week.figures().reviewed() > 0)).count();
    }

    private static CallFilter filter(List<UUID> reps, @Nullable Instant from, @Nullable Instant before) {
        return new CallFilter(null, null, null, null, null, from, before, null, reps);
    }

    private static Instant at(Call call) {
        return call.startedAt() == null ? call.receivedAt() : call.startedAt();
    }
}
