package com.nexusflow.copilot.core.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "19:00, 07:00, 2026-05-15T10:00:00Z, 2026-05-15T10:00:00Z",
        "19:00, 07:00, 2026-05-15T16:59:59Z, 2026-05-15T16:59:59Z",
        "19:00, 07:00, 2026-05-15T17:00:00Z, 2026-05-16T05:00:00Z",
        "19:00, 07:00, 2026-05-15T22:30:00Z, 2026-05-16T05:00:00Z",
        "19:00, 07:00, 2026-05-16T04:59:00Z, 2026-05-16T05:00:00Z",
        "19:00, 07:00, 2026-05-16T05:00:00Z, 2026-05-16T05:00:00Z",
        "12:00, 13:00, 2026-05-15T10:30:00Z, 2026-05-15T11:00:00Z",
        "12:00, 13:00, 2026-05-15T11:00:00Z, 2026-05-15T11:00:00Z",
        "08:00, 08:00, 2026-05-15T06:00:00Z, 2026-05-15T06:00:00Z",
        "22:00, 06:00, 2026-03-28T23:00:00Z, 2026-03-29T04:00:00Z",
    })
    void whatIsKnownInQuietHoursIsSaidWhenTheyEnd(LocalTime from, LocalTime to, Instant known, Instant said) {
        assertThat(new Delivery(null, from, to, null).allowed(known, BERLIN)).isEqualTo(said);
    }
}
