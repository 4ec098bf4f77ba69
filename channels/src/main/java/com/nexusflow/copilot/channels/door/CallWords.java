package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.core.call.Call;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.HeardCall;
import com.nexusflow.copilot.core.call.Remark;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.text.FigureFormat;
import com.nexusflow.copilot.core.text.Texts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is to say about the recording of a call, in a person's language. */
public final class CallWords {

    private CallWords() {}

    /** Why nothing, or nothing better, could be made of it; null when nothing went wrong. */
    public static @Nullable String problem(Call call, Locale language) {
        String problem = call.problem();
        return problem == null ? null : text(new Remark(problem, call.problemValues()), language);
    }

    /** The same with what a person should know about its review. */
    public static List<String> remarks(HeardCall heard, Locale language) {
        CallReview review = heard.review();
        boolean unread = review != null && review.metrics().moments().nextStepAgreed() == null;
        Remark remark = new Remark("language_not_read", List.of(heard.call().language()));
        return Stream.concat(remarks(heard.call(), language).stream(), unread ? Stream.of(text(remark, language)) : Stream.empty()).toList();
    }

    public static List<String> remarks(Call call, Locale language) {
        return call.remarks().stream().map(remark -> text(remark, language)).toList();
    }

    /** What a call is called: what it is about, and where that is unknown, its day and time. */
    public static String title(Call call, ZoneId zone, Locale language) {
        Named about = call.opportunity() == null ? call.account() : call.opportunity();
        return about == null ? title(call.startedAt() == null ? call.receivedAt() : call.startedAt(), zone, language) : about.name();
    }

    static String title(Instant at, ZoneId zone, Locale language) {
        return DoorWords.of(language).get("call.title", new FigureFormat(language, "EUR").moment(LocalDateTime.ofInstant(at, zone)));
    }

    private static String text(Remark remark, Locale language) {
        return Texts.of("messages.audio", language).get("audio." + remark.code(), remark.values().toArray());
    }
}
