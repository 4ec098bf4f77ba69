package com.nexusflow.copilot.agents.call;

import com.nexusflow.copilot.agents.tool.CallWords;
import com.nexusflow.copilot.core.call.Call;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.CallReview.Suggestion;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.DealField;
import com.nexusflow.copilot.core.crm.Contacts;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.Stages;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The suggestions of a call's review as changes of the deal and the account that the call is about, for the current person. What was heard is words of
 * others: it becomes a value, without addresses and marks, and never more than that.
 */
final class SuggestedChanges {

    private final Opportunities deals;
    private final Stages stages;
    private final Contacts contacts;

    /** @param change what it would do, or null when the records have no place for it or hold it already */
    record Wanted(Suggestion suggestion, @Nullable Change change) {}

    SuggestedChanges(Opportunities deals, Stages stages, Contacts contacts) {
        this.deals = deals;
        this.stages = stages;
        this.contacts = contacts;
    }

    /** The suggestions by their marks, in the review's order. */
    Map<String, Wanted> of(Call call, CallReview review) {
        Optional<Opportunity> deal = Optional.ofNullable(call.opportunity()).flatMap(named -> deals.byId(named.id()));
        Named account = call.account() == null ? deal.map(Opportunity::account).orElse(null) : call.account();
        Map<String, Wanted> found = new LinkedHashMap<>();
        for (Suggestion suggestion : review.suggestions()) {
            found.putIfAbsent(mark(suggestion), new Wanted(suggestion, change(suggestion, deal, account == null ? null : account.id()).orElse(null)));
        }
        return found;
    }

    /** The same for the same suggestion, also in a later review of the call: the one next step is worded anew there, the others are names and days. */
    static String mark(Suggestion suggestion) {
        if (suggestion.kind() == Suggestion.Kind.NEXT_STEP) {
            return "next_step";
        }
        return "%s-%08x".formatted(suggestion.kind().name().toLowerCase(Locale.ROOT), suggestion.value().hashCode());
    }

    private Optional<Change> change(Suggestion suggestion, Optional<Opportunity> deal, @Nullable UUID account) {
        String value = CallWords.clean(suggestion.value());
        if (value.isBlank()) {
            return Optional.empty();
        }
        return switch (suggestion.kind()) {
            case STAGE -> deal.flatMap(one -> StageWords.ahead(value, one, stages.all()).map(stage -> set(one, DealField.STAGE, stage.id().toString())));
            case NEXT_STEP -> deal.map(one -> set(one, DealField.NEXT_STEP, value));
            case CLOSE_DATE -> deal.map(one -> set(one, DealField.CLOSE_DATE, value));
            case COMPETITOR -> deal.map(one -> new Change.AddCompetitor(one.id(), value));
            case CONTACT -> account == null ? Optional.empty() : contact(account, value);
        };
    }

    private static Change set(Opportunity deal, DealField field, String value) {
        return new Change.SetField(deal.id(), field, value);
    }

    /** "Peter Brandt, CFO"; a role alone, as older reviews have it, names nobody. */
    private Optional<Change> contact(UUID account, String value) {
        String[] parts = value.split(", ", 2);
        String name = parts[0];
        boolean known = contacts.ofAccount(account).stream().anyMatch(contact -> contact.name().equalsIgnoreCase(name));
        if (known || !Character.isUpperCase(name.charAt(0))) {
            return Optional.empty();
        }
        String title = parts.length < 2 ? null : Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1);
        return Optional.of(new Change.CreateContact(name, title, null, null, account));
    }
}
