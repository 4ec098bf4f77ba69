package com.nexusflow.copilot.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CsvLinesTest {

    @Test
    void whatASpreadsheetWouldComputeBecomesText() throws IOException {
        assertThat(line("=1+1", "+49 89 1", "-2+3", "@sum", "\t=x")).isEqualTo("'=1+1,'+49 89 1,'-2+3,'@sum,'\t=x\r\n");
    }

    @Test
    void numbersStayNumbers() throws IOException {
        assertThat(line("-12.50", "+3", "7")).isEqualTo("-12.50,+3,7\r\n");
    }

    @Test
    void separatorsQuotesAndLineEndsAreQuoted() throws IOException {
        assertThat(line("a,b", "say \"hi\"", "two\nlines", null)).isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n");
    }

    private static String line(String... values) throws IOException {
        StringWriter writer = new StringWriter();
        new CsvLines(writer).write(Arrays.asList(values));
        return writer.toString();
    }
}
