package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardInputTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EF BB BF 61|61",
                "EF BB BF|''",
                "EF BB BF EF BB BF|EF BB BF",
                "EF BB 61|EF BB 61",
                "EF|EF",
                "EF BB|EF BB",
                "EF 61 BB|EF 61 BB",
                "61 EF BB BF|61 EF BB BF",
                "''|''"
            })
    void aByteOrderMarkAtTheBeginningIsNotRead(String in, String out) throws IOException {
        byte[] bytes = bytes(in);
        assertThat(new StandardInput.WithoutMark(new ByteArrayInputStream(bytes)).readAllBytes())
                .isEqualTo(bytes(out));
        try (InputStream single = new StandardInput.WithoutMark(new ByteArrayInputStream(bytes))) {
            for (byte expected : bytes(out)) {
                assertThat(single.read()).isEqualTo(expected & 0xFF);
            }
            assertThat(single.read()).isEqualTo(-1);
        }
    }

    @Test
    void whatIsTypedIsReadAtOnce() throws IOException {
        try (PipedOutputStream keyboard = new PipedOutputStream();
                InputStream in = new StandardInput.WithoutMark(new PipedInputStream(keyboard))) {
            keyboard.write("a\n".getBytes(StandardCharsets.US_ASCII));
            byte[] line = new byte[64];
            int count = in.read(line);
            count += in.read(line, count, line.length - count);
            assertThat(new String(line, 0, count, StandardCharsets.US_ASCII)).isEqualTo("a\n");
        }
    }

    private static byte[] bytes(String hex) {
        byte[] bytes = new byte[hex.isEmpty() ? 0 : hex.split(" ", -1).length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.split(" ", -1)[i], 16);
        }
        return bytes;
    }
}
