package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallStatistics.OfRep;
import com.nexusflow.copilot.core.call.CallStatistics.OfWeek;
import com.nexusflow.copilot.core.crm.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a person, or all the people whose figures the reader sees, talked in a period.
 *
 * @param person whose figures these are, or null for those of all people
 * @param people each person's figures, where they are of several
 * @param team how the person's team talked, or null where there is no team, or where its average would give away somebody's own figures
 * @param strengths what lies within the published ranges
 * @param attempt what lies farthest outside them, or null
 * @param worthHearing the calls from which there is most to learn
 * @param untimed the newest of the calls whose words have no times, so that the figures leave them out as far as they need times
 */
public record CoachingReport(@Nullable Named person, TalkFigures figures, List<OfWeek> weeks, List<OfRep> people, @Nullable TeamAverage team,
        List<Lesson> strengths, @Nullable Lesson attempt, List<WorthHearing> worthHearing, List<Call> untimed) {

    /**
     * @param people how many people's calls the average rests on
     * @param weeks those in which it rests on enough people
     */
    public record TeamAverage(int people, TalkFigures figures, List<OfWeek> weeks) {

        public TeamAverage {
            weeks = List.copyOf(weeks);
        }
    }

    /** @param calls where to hear it, the clearest first */
    public record Lesson(Measure measure, double value, List<Example> calls) {

        public Lesson {
            calls = List.copyOf(calls);
        }
    }

    public record Example(Call call, double value) {}

    public CoachingReport {
        weeks = List.copyOf(weeks);
        people = List.copyOf(people);
        strengths = List.copyOf(strengths);
        worthHearing = List.copyOf(worthHearing);
        untimed = List.copyOf(untimed);
    }
}
