package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.CallLine;
import com.nexusflow.copilot.agents.finding.Saying;
import com.nexusflow.copilot.core.call.Call;
import com.nexusflow.copilot.core.call.CallStatus;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.WorthHearing;
import com.nexusflow.copilot.core.crm.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls and what was said in them as findings hold them, in a tenant's time zone. */
public final class CallLines {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final ZoneId zone;

    public CallLines(ZoneId zone) {
        this.zone = zone;
    }

    public CallLine of(Call call) {
        return of(call, List.of());
    }

    CallLine of(WorthHearing worth) {
        return of(worth.call(), worth.reasons().stream().map(reason -> new CallLine.Reason(reason.kind().code(), reason.count())).toList());
    }

    private CallLine of(Call call, List<CallLine.Reason> reasons) {
        Instant moment = call.startedAt() == null ? call.receivedAt() : call.startedAt();
        ZonedDateTime at = moment.atZone(zone);
        String with = Stream.of(call.account(), call.contact(), call.opportunity()).filter(Objects::nonNull).map(Named::name).findFirst().orElse("");
        String state = call.status() == CallStatus.REVIEWED ? "ready" : call.status() == CallStatus.FAILED ? "failed" : "pending";
        return new CallLine(call.id(), with, name(call.opportunity()), name(call.rep()), at.toLocalDate(), CLOCK.format(at), state, reasons);
    }

    public Saying said(CallLine call, Quote quote, String speaker, String kind, String status) {
        return said(call, "", quote, speaker, kind, status);
    }

    /** @param claim what the review says of the quote in its own words, or empty */
    Saying said(CallLine call, String claim, Quote quote, String speaker, String kind, String status) {
        return said(call, claim, quote, speaker, kind, status, List.of());
    }

    /** @param wanted words that were asked for: what is told of the quote is the sentence in which they stand */
    Saying said(CallLine call, String claim, Quote quote, String speaker, String kind, String status, List<String> wanted) {
        String own = CallWords.clean(claim);
        String text = CallWords.clean(quote.text());
        return new Saying(call, quote.at(), CallWords.clock(quote.atMillis() / 1000.0), quote.side().name().toLowerCase(Locale.ROOT), CallWords.clean(speaker), own, text,
                CallWords.brief(own.isEmpty() ? text : own, wanted), kind, status, null);
    }

    private static @Nullable String name(@Nullable Named named) {
        return named == null ? null : named.name();
    }
}
