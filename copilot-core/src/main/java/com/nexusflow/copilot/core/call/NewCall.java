package com.nexusflow.copilot.core.call;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is said about a call when it is brought in; whom it belongs to is the deal's owner or the person who brings it, when no rep is named. */
public record NewCall(
        CallSource source,
        String externalId,
        @Nullable Direction direction,
        @Nullable UUID rep,
        @Nullable UUID account,
        @Nullable UUID contact,
        @Nullable UUID opportunity,
        @Nullable Instant startedAt,
        String language,
        Consent consent) {

    public static final int LONGEST_EXTERNAL_ID = 200;
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z]{2})?");
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    public NewCall {
        externalId = externalId.strip();
        if (externalId.isEmpty() || externalId.length() > LONGEST_EXTERNAL_ID || UNREADABLE.matcher(externalId).find()) {
            throw new IllegalArgumentException("externalId must have 1 to " + LONGEST_EXTERNAL_ID + " readable characters, had " + externalId.length());
        }
        if (!LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("language must be a code such as \"en\" or \"en-GB\"; leave it out for English");
        }
        checkStart(startedAt);
    }

    static void checkStart(@Nullable Instant startedAt) {
        int year = startedAt == null ? FIRST_YEAR : startedAt.atOffset(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("startedAt must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR + ", was " + startedAt);
        }
    }

    /** The same call as one of that rep. */
    NewCall of(@Nullable UUID otherRep) {
        return new NewCall(source, externalId, direction, otherRep, account, contact, opportunity, startedAt, language, consent);
    }

    /** The same call with whom and about what. */
    NewCall with(@Nullable UUID otherAccount, @Nullable UUID otherContact, @Nullable UUID otherOpportunity) {
        return new NewCall(source, externalId, direction, rep, otherAccount, otherContact, otherOpportunity, startedAt, language, consent);
    }

    /** The same call, those who spoke having agreed as said. */
    NewCall agreed(Consent otherConsent) {
        return new NewCall(source, externalId, direction, rep, account, contact, opportunity, startedAt, language, otherConsent);
    }
}
