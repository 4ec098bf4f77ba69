package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.core.metric.Unit;
import com.nexusflow.copilot.core.text.FigureFormat;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart drawn in process, for doors that cannot draw. */
public final class ChartPicture {

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private static final int WIDTH = 720;
    /** Stands where a format wants a currency and no money is shown. */
    private static final String NO_CURRENCY = "EUR";
    private static final int HEIGHT = 400;
    private static final Color INK = new Color(0x1d2939);
    private static final Color FILL = new Color(0x3056d3);
    private static final Color GRID = new Color(0xe4e7ec);

    private ChartPicture() {}

    /** The chart as PNG. */
    public static byte[] png(Block.Chart chart, Locale locale) {
        CategoryChart drawn = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(chart.title()).build();
        style(drawn, chart, locale);
        List<@Nullable Number> values = new ArrayList<>(chart.values());
        var series = drawn.addSeries(chart.title().isBlank() ? " " : chart.title(), labels(chart), values);
        series.setFillColor(FILL);
        series.setLineColor(FILL);
        if (chart.form() == Block.ChartForm.LINE) {
            series.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line);
            series.setLineStyle(new BasicStroke(3f));
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setMarkerColor(FILL);
        }
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        drawn.paint(pen, WIDTH, HEIGHT);
        pen.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The chart \"" + chart.title() + "\" could not be drawn", e);
        }
    }

    /** One value as people read it; a gap is a dash. */
    static String value(Block.Chart chart, int index, Locale locale) {
        BigDecimal value = chart.values().get(index);
        return value == null ? "–" : formatted(value, chart.unit(), locale);
    }

    private static void style(CategoryChart drawn, Block.Chart chart, Locale locale) {
        var style = drawn.getStyler();
        style.setLegendVisible(false);
        style.setChartBackgroundColor(Color.WHITE);
        style.setChartFontColor(INK);
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
        style.setPlotBorderVisible(false);
        style.setPlotGridVerticalLinesVisible(false);
        style.setPlotGridLinesColor(GRID);
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        style.setAxisTickLabelsColor(INK);
        style.setAvailableSpaceFill(0.7);
        style.setXAxisLabelRotation(chart.labels().size() > 6 ? 35 : 0);
        style.setYAxisTickLabelsFormattingFunction(tick -> formatted(BigDecimal.valueOf(tick), chart.unit(), locale));
    }

    /** Labels name the bars, so that two equal ones would fall into one. */
    private static List<String> labels(Block.Chart chart) {
        List<String> labels = new ArrayList<>();
        for (String label : chart.labels()) {
            String shown = label.length() > 22 ? label.substring(0, 21) + "…" : label;
            while (labels.contains(shown)) {
                shown += " ";
            }
            labels.add(shown);
        }
        return labels;
    }

    private static String formatted(BigDecimal value, String unit, Locale locale) {
        return switch (unit) {
            case "percent" -> new FigureFormat(locale, NO_CURRENCY).figure(value, Unit.PERCENT);
            case "days" -> new FigureFormat(locale, NO_CURRENCY).figure(value, Unit.DAYS);
            case "count" -> new FigureFormat(locale, NO_CURRENCY).figure(value, Unit.COUNT);
            case "number" -> new FigureFormat(locale, NO_CURRENCY).figure(value, Unit.NUMBER);
            default -> new FigureFormat(locale, unit).money(value);
        };
    }
}
