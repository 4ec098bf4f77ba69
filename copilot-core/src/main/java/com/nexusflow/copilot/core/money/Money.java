package com.nexusflow.copilot.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An amount in minor units (cents) of one ISO 4217 currency. Arithmetic never mixes currencies. */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public static Money ofMajor(BigDecimal major, Currency currency) {
        BigDecimal minor = major.movePointRight(currency.getDefaultFractionDigits()).setScale(0, RoundingMode.HALF_UP);
        return new Money(minor.longValueExact(), currency);
    }

    /** The amount in major units, for instance euros. */
    public BigDecimal major() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    @Override
    public int compareTo(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot compare " + currency + " with " + other.currency + "; convert one of them first");
        }
        return Long.compare(minor, other.minor);
    }
}
