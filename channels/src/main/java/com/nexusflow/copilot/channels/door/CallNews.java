package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.call.ReviewDesk;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.HeardCall;
import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Verdict;
import com.nexusflow.copilot.core.feed.Notification;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people are told of their calls, in the same words behind the bell, over REST and through a door; read with the person's rights when it is told. */
public final class CallNews {

    private final Calls calls;
    private final ReviewDesk desk;
    private final Tenants tenants;

    public CallNews(Calls calls, ReviewDesk desk, Tenants tenants) {
        this.calls = calls;
        this.desk = desk;
        this.tenants = tenants;
    }

    /** The notification with the name of its record and with what it says, both ready to be read. */
    public Notification worded(Notification told, Locale language) {
        Instant at = told.callAt();
        String name = told.recordName() == null && at != null ? CallWords.title(at, tenants.current().timeZone(), language) : told.recordName();
        List<String> lines = told.kind().isOfCall() ? lines(told, language) : List.of();
        return told.with(name, lines.isEmpty() ? told.text() : String.join("\n", lines));
    }

    private List<String> lines(Notification told, Locale language) {
        UUID call = told.topic() == null ? null : told.topic().id();
        if (call == null) {
            return List.of();
        }
        return switch (told.kind()) {
            case CALL_REVIEWED -> desk.points(call, language).stream().map(CallNews::line).toList();
            case CALL_FAILED -> calls.byId(call).flatMap(heard -> Optional.ofNullable(CallWords.problem(heard.call(), language))).stream().toList();
            case CALL_JUDGED -> calls.byId(call).flatMap(heard -> judged(heard, told.detail(), language)).stream().toList();
            case CALL_ERASED, MENTION, COMMENT, CHANGE, APPROVAL, REJECTED, EXPIRED -> List.of();
        };
    }

    private static String line(Block.Point point) {
        Block.Quote quote = point.quote();
        return point.label() + ": " + point.text() + (quote == null || quote.text().isEmpty() ? "" : " – “" + quote.text() + "”");
    }

    private static Optional<String> judged(HeardCall heard, @Nullable String detail, Locale language) {
        CallReview review = heard.review();
        String[] place = detail == null ? new String[0] : detail.split("/", 2);
        if (review == null || place.length < 2 || !review.scorecards().containsKey(place[0])) {
            return Optional.empty();
        }
        Scorecard.Element element = review.scorecards().get(place[0]).elements().get(place[1]);
        Verdict verdict = element == null ? null : element.verdict();
        if (verdict == null || verdict.status() == null) {
            return Optional.empty();
        }
        Texts words = Texts.of("messages.web", language);
        String said = place[0].toUpperCase(Locale.ROOT) + ", " + words.get("element." + place[1]) + ": " + words.get("element.status." + verdict.status().name().toLowerCase(Locale.ROOT));
        return Optional.of(verdict.reason() == null ? said : said + " – " + verdict.reason());
    }
}
