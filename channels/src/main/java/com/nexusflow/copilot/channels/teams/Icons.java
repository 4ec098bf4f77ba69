package com.nexusflow.copilot.channels.teams;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** The icons of the app in Teams, drawn in process: a speech bubble with a rising line. */
final class Icons {

    private static final Color BLUE = new Color(0x3056d3);

    private Icons() {}

    /** 192 × 192, on colour. */
    static byte[] color() {
        BufferedImage icon = new BufferedImage(192, 192, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(icon);
        pen.setColor(BLUE);
        pen.fillRect(0, 0, 192, 192);
        pen.setColor(Color.WHITE);
        draw(pen, 192);
        return png(icon);
    }

    /** 32 × 32, white on nothing, as Teams wants it. */
    static byte[] outline() {
        BufferedImage icon = new BufferedImage(32, 32, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(icon);
        pen.setColor(Color.WHITE);
        draw(pen, 32);
        return png(icon);
    }

    private static Graphics2D pen(BufferedImage icon) {
        Graphics2D pen = icon.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return pen;
    }

    private static void draw(Graphics2D pen, int side) {
        double unit = side / 32.0;
        pen.setStroke(new BasicStroke((float) (2 * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new RoundRectangle2D.Double(5 * unit, 6 * unit, 22 * unit, 16 * unit, 6 * unit, 6 * unit));
        Path2D tail = new Path2D.Double();
        tail.moveTo(10 * unit, 22 * unit);
        tail.lineTo(10 * unit, 27 * unit);
        tail.lineTo(15 * unit, 22 * unit);
        pen.draw(tail);
        Path2D line = new Path2D.Double();
        line.moveTo(10 * unit, 17 * unit);
        line.lineTo(14 * unit, 13 * unit);
        line.lineTo(17 * unit, 15.5 * unit);
        line.lineTo(22 * unit, 10.5 * unit);
        pen.draw(line);
        pen.dispose();
    }

    private static byte[] png(BufferedImage icon) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(icon, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("An icon could not be drawn", e);
        }
    }
}
