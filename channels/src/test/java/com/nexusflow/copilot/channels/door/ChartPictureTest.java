package com.nexusflow.copilot.channels.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.reply.Block;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartPictureTest {

    private static final int BLUE = 0x3056d3;

    @ParameterizedTest
    @EnumSource(Block.ChartForm.class)
    void aChartIsDrawnInTheSizeOfItsValuesAndToldInWords(Block.ChartForm form) throws IOException {
        BufferedImage small = picture(chart(form, "EUR", 1_000, 2_000, null, 4_000), "small-" + form);
        BufferedImage large = picture(chart(form, "EUR", 4_000, 4_000, 4_000, 4_000), "large-" + form);
        assertThat(small.getWidth()).isEqualTo(720);
        assertThat(blue(small)).isPositive();
        if (form == Block.ChartForm.BAR) {
            assertThat((double) blue(small) / blue(large)).isBetween(0.3, 0.55);
        }
        assertThat(new PlainWords(Locale.ENGLISH).chart(chart(form, "EUR", 1_000, 2_000, null, 4_000))).isEqualTo("Revenue by rep: A: €1,000; B: €2,000; C: –; D: €4,000");
        assertThat(new PlainWords(Locale.GERMAN).chart(chart(form, "percent", 12, 2, null, 4))).isEqualTo("Revenue by rep: A: 12,0\u00a0%; B: 2,0\u00a0%; C: –; D: 4,0\u00a0%");
    }

    private static long blue(BufferedImage picture) {
        return Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())).filter(point -> (point & 0xffffff) == BLUE).count();
    }

    private static BufferedImage picture(Block.Chart chart, String name) throws IOException {
        byte[] png = ChartPicture.png(chart, Locale.ENGLISH);
        Files.createDirectories(Path.of("target/charts"));
        Files.write(Path.of("target/charts", name + ".png"), png);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static Block.Chart chart(Block.ChartForm form, String unit, @Nullable Integer... values) {
        return new Block.Chart("Revenue by rep", form, unit, List.of("A", "B", "C", "D"), Stream.of(values).map(value -> value == null ? null : BigDecimal.valueOf(value)).toList());
    }
}
