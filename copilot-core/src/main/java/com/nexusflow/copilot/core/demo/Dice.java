package com.nexusflow.copilot.core.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that falls the same way on the same day, ids included. */
final class Dice {

    private final SplittableRandom random;
    private long idTime;

    Dice(LocalDate day) {
        this.random = new SplittableRandom(20_240_229L + day.toEpochDay());
        this.idTime = day.toEpochDay() * 86_400_000L;
    }

    /** A UUID of version 7, each later than the one before. */
    UUID id() {
        long high = (idTime++ << 16) | 0x7000L | random.nextInt(0x1000);
        return new UUID(high, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    int between(int least, int most) {
        return most <= least ? least : random.nextInt(least, most + 1);
    }

    double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** A day from first to last, nearer to the last as the lean falls below 1, and no weekend where the span allows. */
    LocalDate day(LocalDate first, LocalDate last, double lean) {
        long span = Math.max(0, last.toEpochDay() - first.toEpochDay());
        LocalDate day = first.plusDays(Math.round(span * Math.pow(random.nextDouble(), lean)));
        LocalDate weekday = day.getDayOfWeek() == DayOfWeek.SATURDAY ? day.minusDays(1)
                : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
        return weekday.isBefore(first) || weekday.isAfter(last) ? day : weekday;
    }
}
