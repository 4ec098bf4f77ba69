package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.crm.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call with a customer, without what was said in it.
 *
 * @param externalId what the source calls it
 * @param startedAt when it began, or null when nobody said so
 * @param durationMillis how long it lasted, known from audio only
 * @param progress the percentage of the work on it that is done
 * @param problem a code that says why it failed, or null
 * @param problemValues what the problem is told with
 * @param remarks what a person should know about the recording
 * @param refinedPercent how far the final pass has come, or null when none is under way
 * @param playable whether its recording may be heard
 * @param sidesSaid whether a person said which voice is the rep's
 * @param renewing whether its review is being made anew because of what a person said
 */
public record Call(
        UUID id,
        CallSource source,
        String externalId,
        @Nullable Direction direction,
        @Nullable Named rep,
        @Nullable Named account,
        @Nullable Named contact,
        @Nullable Named opportunity,
        @Nullable Instant startedAt,
        Instant receivedAt,
        @Nullable Integer durationMillis,
        String language,
        Consent consent,
        CallStatus status,
        int progress,
        @Nullable String problem,
        List<Object> problemValues,
        List<Remark> remarks,
        @Nullable Integer refinedPercent,
        boolean playable,
        boolean sidesSaid,
        boolean renewing,
        int version) {

    public Call {
        problemValues = List.copyOf(problemValues);
        remarks = List.copyOf(remarks);
        if (progress < 0 || progress > 100) {
            throw new IllegalArgumentException("The progress of call " + id + " is " + progress + "; give a percentage from 0 to 100");
        }
    }
}
