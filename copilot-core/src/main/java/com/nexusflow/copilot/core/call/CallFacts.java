package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.crm.Opportunity;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the records know around a call when it is reviewed.
 *
 * @param language that of those who read the review
 * @param repName empty when nobody knows who the rep is
 * @param refined whether what was said is final
 * @param day the day of the call in the tenant's time zone, or null when nobody said when it was
 */
public record CallFacts(Locale language, String repName, List<String> competitors, List<String> products, @Nullable Opportunity deal, @Nullable LocalDate day,
        boolean refined) {

    public CallFacts {
        competitors = List.copyOf(competitors);
        products = List.copyOf(products);
    }
}
