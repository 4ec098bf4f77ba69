package com.nexusflow.copilot.core.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDialectTest {

    private static final String ACCOUNTS = "Firma;Branche;Jahresumsatz\r\nMüller & Söhne;Fahrräder;1.200,50\r\nÇelik Ünlü;Möbel;7,00\r\n";

    private final ImportKit kit = new ImportKit();

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1"})
    void accentedLettersSurviveEveryUsualEncoding(String charset) {
        kit.run(ImportFile.of("firmen.csv", ACCOUNTS.getBytes(Charset.forName(charset))));
        assertAccounts();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstHeader() {
        kit.run("firmen.csv", "\uFEFF" + ACCOUNTS);
        assertAccounts();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theDelimiterIsFound(String delimiter) {
        kit.run("accounts.csv", "account,sector,country\nOrlo,retail,Italy\nTessera,finance,\n".replace(",", delimiter));
        assertThat(kit.rows("select name, sector, country from account order by 1")).containsExactly("Orlo|retail|Italy", "Tessera|finance|");
    }

    @Test
    void aLineThatNamesTheSeparatorIsNoHeader() {
        ImportRun run = kit.run("accounts.csv", "sep=;\r\naccount;year established\r\nOrlo;soon\r\nTessera;1999\r\n");
        assertThat(kit.rows("select name from account")).containsExactly("Tessera");
        assertThat(kit.errors(run)).singleElement().asString().startsWith("3: ");
    }

    @Test
    void quotedValuesMayHoldDelimitersQuotesAndLineBreaks() {
        ImportRun run = kit.run("accounts.csv", "account,sector\n\"Orlo, \"\"The\"\" Best\",\"retail\nand more\"\n\nTessera,\nOrlo 5\" pipes,x\nA,b,c\n");
        assertThat(kit.rows("select name, sector from account order by 1"))
                .containsExactly("Orlo 5\" pipes|x", "Orlo, \"The\" Best|retail and more", "Tessera|");
        assertThat(kit.errors(run)).singleElement().asString().startsWith("7: The row has 3 values");
    }

    @Test
    void aFileWithoutALastLineBreakLosesNothing() {
        assertThat(kit.run("accounts.csv", "account,sector\nOrlo,retail").created()).isEqualTo(1);
    }

    @Test
    void theRemarkNamesACodePage() {
        ImportRun run = kit.run(ImportFile.of("firmen.csv", ACCOUNTS.getBytes(Charset.forName("windows-1252"))));
        assertThat(kit.remarks(run)).anyMatch(remark -> remark.contains("read as windows-1252"));
    }

    @Test
    void anAccentFarDownTheFileStillDecides() {
        String rows = "account,sector\n" + "Plain name %05d,retail\n".repeat(1).formatted(0);
        StringBuilder long1252 = new StringBuilder(rows);
        for (int i = 1; i < 9_000; i++) {
            long1252.append("Plain name ").append(i).append(",retail\n");
        }
        long1252.append("Köhler,retail\n");
        kit.run(ImportFile.of("accounts.csv", long1252.toString().getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(kit.rows("select name from account where name like 'K%'")).containsExactly("Köhler");
    }

    private void assertAccounts() {
        assertThat(kit.rows("select name, sector, annual_revenue from account order by annual_revenue"))
                .containsExactly("Çelik Ünlü|Möbel|7.00", "Müller & Söhne|Fahrräder|1200.50");
    }
}
