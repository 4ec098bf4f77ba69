package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deal: what may be sold to whom, by whom, for how much and until when. */
public record Opportunity(
        UUID id,
        @Nullable String externalId,
        String name,
        @Nullable Named account,
        @Nullable Named owner,
        Stage stage,
        @Nullable Money amount,
        @Nullable LocalDate createdOn,
        @Nullable LocalDate engagedOn,
        @Nullable LocalDate closeDate,
        @Nullable String source,
        @Nullable String forecastCategory,
        @Nullable String nextStep,
        @Nullable String lossReason,
        int version,
        List<Named> competitors,
        List<LineItem> lineItems) {

    /** A product in a deal. */
    public record LineItem(Named product, BigDecimal quantity, @Nullable Money amount) {}

    public Opportunity {
        competitors = List.copyOf(competitors);
        lineItems = List.copyOf(lineItems);
    }

    /** What the line items of a product are worth together, null if that is unknown; without a product the amount of the deal. */
    public @Nullable Money amountOf(@Nullable UUID product) {
        if (product == null) {
            return amount;
        }
        return lineItems.stream()
                .filter(item -> item.product().id().equals(product))
                .map(LineItem::amount)
                .filter(Objects::nonNull)
                .reduce((one, other) -> new Money(Math.addExact(one.minor(), other.minor()), one.currency()))
                .orElse(null);
    }
}
