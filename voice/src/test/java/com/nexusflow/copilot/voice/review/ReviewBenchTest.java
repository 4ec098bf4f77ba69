package com.nexusflow.copilot.voice.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("bench")
class ReviewBenchTest {

    @Test
    void trackersAndRedactionAreFarQuickerThanRegularExpressions() {
        ReviewSpeedMeasurement.Speed speed = ReviewSpeedMeasurement.measure();
        System.out.println(speed);
        assertThat(speed.ratio()).isGreaterThan(8);
    }

    /** Reads the calls named by -Dcopilot.bant.file; a share of them was looked at while the rules were written. */
    @Test
    void bantVerdictsAreRightWhereTheCallTells() throws IOException {
        String file = System.getProperty("copilot.bant.file", "");
        assumeTrue(!file.isEmpty() && Files.exists(Path.of(file)), "Skipped: no calls at -Dcopilot.bant.file=" + file);
        List<BantMeasurement.Half> halves = BantMeasurement.measure(Path.of(file), -1);
        halves.forEach(System.out::println);
        BantMeasurement.Half all = halves.getLast();
        assertThat(all.share("authority")).isGreaterThanOrEqualTo(0.9);
        assertThat(all.share("need")).isGreaterThanOrEqualTo(0.9);
        assertThat(all.exactly()).isGreaterThanOrEqualTo(0.55);
    }
}
