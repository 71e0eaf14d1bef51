package dev.parley.server.net;

import static dev.parley.server.net.ProxyHeaders.LOCAL;
import static dev.parley.server.net.ProxyHeaders.PROXY;
import static dev.parley.server.net.ProxyHeaders.block;
import static dev.parley.server.net.ProxyHeaders.join;
import static dev.parley.server.net.ProxyHeaders.line;
import static dev.parley.server.net.ProxyHeaders.value;
import static dev.parley.server.net.ProxyHeaders.withChecksum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {

    private static final byte[] BEHIND = "{\"type\":\"ping\"}\n".getBytes(StandardCharsets.UTF_8);

    private static final byte[] INET4 = {(byte) 192, 0, 2, 7, 127, 0, 0, 1, (byte) 0xdc, 4, 0x13, (byte) 0x88};

    /**
     * Has a header take what it wants of the bytes, in pieces.
     *
     * @param piece how many bytes come at once, given how many are wanted
     * @return the header, after it is complete or all bytes were taken
     */
    private static ProxyHeader read(ByteBuffer bytes, IntUnaryOperator piece) throws ProxyHeaderException {
        ProxyHeader header = new ProxyHeader();
        while (!header.isComplete() && bytes.hasRemaining()) {
            int size = Math.min(bytes.remaining(), Math.min(header.wanted(), piece.applyAsInt(header.wanted())));
            header.take(bytes.slice(bytes.position(), size));
            bytes.position(bytes.position() + size);
        }
        return header;
    }

    /** What a header says, read whole and byte by byte, while not a byte behind it is asked for. */
    private static InetSocketAddress source(byte[] header) throws ProxyHeaderException {
        List<InetSocketAddress> sources = new ArrayList<>();
        for (IntUnaryOperator piece : List.<IntUnaryOperator>of(wanted -> wanted, wanted -> 1)) {
            ByteBuffer bytes = ByteBuffer.wrap(join(header, BEHIND));
            ProxyHeader read = read(bytes, piece);
            assertThat(read.isComplete()).isTrue();
            assertThat(bytes.remaining()).as("what is behind it").isEqualTo(BEHIND.length);
            sources.add(read.source());
        }
        assertThat(sources.get(1)).isEqualTo(sources.get(0));
        return sources.get(0);
    }

    private static void assertRefused(String why, byte[] header) {
        for (IntUnaryOperator piece : List.<IntUnaryOperator>of(wanted -> wanted, wanted -> 1)) {
            assertThatThrownBy(() -> read(ByteBuffer.wrap(join(header, BEHIND)), piece))
                    .isInstanceOf(ProxyHeaderException.class)
                    .hasMessage(why);
        }
    }

    private static String shown(InetSocketAddress source) {
        return Origin.of(source).address();
    }

    @ParameterizedTest
    @CsvSource({
        "PROXY TCP4 192.0.2.7 192.0.2.1 56324 443, 192.0.2.7:56324",
        "PROXY TCP4 255.255.255.255 255.255.255.255 65535 65535, 255.255.255.255:65535",
        "PROXY TCP4 0.0.0.0 0.0.0.0 0 0, 0.0.0.0:0",
        "PROXY TCP6 2001:db8::7 2001:DB8::1 1 2, [2001:db8::7]:1",
        "PROXY TCP6 :: ::1 1 2, [::]:1",
        "PROXY TCP6 ::ffff:192.0.2.7 ::ffff:192.0.2.1 1 2, 192.0.2.7:1",
        "PROXY TCP6 ::ffff:c000:0207 ::1 1 2, 192.0.2.7:1",
        "PROXY TCP6 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535,"
                + " [ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535",
    })
    void aLineTellsAddressAndPort(String line, String address) throws Exception {
        assertThat(shown(source(line(line)))).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY UNKNOWN",
                "PROXY UNKNOWN ",
                "PROXY UNKNOWN x",
                "PROXY UNKNOWN 192.0.2.7 192.0.2.1 1 2 and whatever else",
                "PROXY UNKNOWN ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535",
            })
    void anUnknownLineTellsNothing(String line) throws Exception {
        assertThat(source(line(line))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY TCP4 192.0.2.7 192.0.2.1 56324",
                "PROXY TCP4 192.0.2.7 192.0.2.1 56324 443 ",
                "PROXY TCP4  192.0.2.7 192.0.2.1 56324 443",
                "PROXY TCP4 192.0.2.256 192.0.2.1 56324 443",
                "PROXY TCP4 192.0.2 192.0.2.1 56324 443",
                "PROXY TCP4 192.0.2.07 192.0.2.1 56324 443",
                "PROXY TCP4 0xc0.0.2.7 192.0.2.1 56324 443",
                "PROXY TCP4 192.0.2.7 nowhere 56324 443",
                "PROXY TCP4 2001:db8::7 2001:db8::1 56324 443",
                "PROXY TCP4 localhost localhost 56324 443",
                "PROXY TCP4 192.0.2.7 192.0.2.1 65536 443",
                "PROXY TCP4 192.0.2.7 192.0.2.1 56324 65536",
                "PROXY TCP4 192.0.2.7 192.0.2.1 -1 443",
                "PROXY TCP4 192.0.2.7 192.0.2.1 +1 443",
                "PROXY TCP4 192.0.2.7 192.0.2.1 01 443",
                "PROXY TCP4 192.0.2.7 192.0.2.1 \u0661 443",
                "PROXY TCP6 192.0.2.7 192.0.2.1 56324 443",
                "PROXY TCP6 2001:db8:::7 2001:db8::1 56324 443",
                "PROXY TCP6 2001:db8::7%eth0 2001:db8::1 56324 443",
                "PROXY TCP6 .:7 2001:db8::1 56324 443",
                "PROXY TCP6 [2001:db8::7] 2001:db8::1 56324 443",
                "PROXY UDP4 192.0.2.7 192.0.2.1 56324 443",
                "PROXY UNKNOWNS 192.0.2.7 192.0.2.1 56324 443",
                "PROXY UNKNOWN a\rb",
                "PROXY UNKNOWN ab\r",
                "PROXY tcp4 192.0.2.7 192.0.2.1 56324 443",
                "PROXY                ",
            })
    void anyOtherLineIsMalformed(String line) {
        assertRefused("its PROXY header is malformed", line(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROXY TCP4 1.1.1.1 2.2.2.2 3 4\n", "PROXY UNKNOWN a\nb\r\n", "PROXY UNKNOWN ab\n\r\n"})
    void aLineEndsWithCrAndLf(String bytes) {
        assertRefused("its PROXY header is malformed", bytes.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ping\"}\n",
                "PROXZ TCP4 192.0.2.7 192.0.2.1 1 2\r\n",
                "proxy TCP4 192.0.2.7 192.0.2.1 1 2\r\n",
                "\r\n\r\n\u0000\r\nQUIX\n",
                "\u0016\u0003\u0001",
                "GET / HTTP/1.1\r\n",
            })
    void whatBeginsOtherwiseIsNoneAsSoonAsThatIsClear(String bytes) {
        assertRefused("what it sent is no PROXY header", bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aLineHasAtMost107Bytes() throws Exception {
        assertThat(source(line("PROXY UNKNOWN " + "x".repeat(91)))).isNull();
        for (int more : List.of(92, 93, 94, 5000)) {
            assertRefused("its PROXY header is longer than 107 bytes", line("PROXY UNKNOWN " + "x".repeat(more)));
        }
    }

    @Test
    void aBlockTellsAddressAndPort() throws Exception {
        assertThat(shown(source(block("192.0.2.7", 56_324)))).isEqualTo("192.0.2.7:56324");
        assertThat(shown(source(block("2001:db8::7", 65_535)))).isEqualTo("[2001:db8::7]:65535");
    }

    @Test
    void anIpv4AddressWrittenAsIpv6IsIpv4() throws Exception {
        byte[] mapped = new byte[36];
        mapped[10] = mapped[11] = (byte) 0xff;
        System.arraycopy(INET4, 0, mapped, 12, 4);
        InetSocketAddress source = source(block(PROXY, 0x21, mapped));
        assertThat(source.getAddress()).isInstanceOf(Inet4Address.class);
        assertThat(Origin.of(source).network()).isEqualTo("192.0.2.7");
    }

    @Test
    void theProxySpeaksForItselfOrCannotSay() throws Exception {
        assertThat(source(block(LOCAL, 0))).as("a look whether we are there").isNull();
        assertThat(source(block(LOCAL, 0x11, INET4))).as("its addresses").isNull();
        assertThat(source(block(LOCAL, 0xff, new byte[] {1, 2, 3}))).isNull();
        assertThat(source(block(PROXY, 0))).as("unspecified").isNull();
        assertThat(source(block(PROXY, 0, new byte[] {1, 2, 3}))).isNull();
        assertThat(source(block(PROXY, 0x31, new byte[216])))
                .as("Unix-domain socket")
                .isNull();
        assertThat(source(block(PROXY, 0x12, INET4))).as("UDP").isNull();
    }

    @Test
    void whatIsBehindTheAddressesIsSkipped() throws Exception {
        byte[] more = join(value(4), value(0x20, new byte[300]), value(0xff, (byte) 1));
        assertThat(shown(source(block(PROXY, 0x11, INET4, more)))).isEqualTo("192.0.2.7:56324");
    }

    @ParameterizedTest
    @CsvSource({
        "00, 11", "22, 11", "2f, 11", "11, 11", "31, 11", "f1, 11", "21, 41", "21, f1", "21, 13", "21, 1f", "21, 21"
    })
    void otherCommandsAndFamiliesAreMalformed(String command, String family) {
        assertRefused(
                "its PROXY header is malformed",
                block(Integer.parseInt(command, 16), Integer.parseInt(family, 16), INET4));
    }

    @Test
    void aBlockIsAsLongAsWhatIsInIt() {
        String malformed = "its PROXY header is malformed";
        assertRefused(malformed, block(PROXY, 0x11));
        assertRefused(malformed, block(PROXY, 0x11, Arrays.copyOf(INET4, 11)));
        assertRefused(malformed, block(PROXY, 0x31, new byte[215]));
        assertRefused(malformed, block(PROXY, 0x11, INET4, new byte[] {4}));
        assertRefused(malformed, block(PROXY, 0x11, INET4, new byte[] {4, 0, 1}));
        assertRefused(malformed, block(PROXY, 0x11, INET4, new byte[] {4, (byte) 0xff, (byte) 0xff}));
    }

    @Test
    void aBlockHasAtMost2064Bytes() throws Exception {
        assertThat(source(block(LOCAL, 0, new byte[2048]))).isNull();
        assertRefused("its PROXY header is longer than 2064 bytes", block(LOCAL, 0, new byte[2049]));
        assertRefused("its PROXY header is longer than 2064 bytes", block(PROXY, 0x11, new byte[0xffff]));
    }

    @Test
    void aChecksumIsChecked() throws Exception {
        byte[] right = withChecksum(block(PROXY, 0x11, INET4, value(4, (byte) 9), value(3, new byte[4])));
        assertThat(shown(source(right))).isEqualTo("192.0.2.7:56324");
        for (int at : List.of(16, 27, 31, right.length - 1)) {
            byte[] wrong = right.clone();
            wrong[at] ^= 1;
            assertRefused("its PROXY header has a wrong checksum", wrong);
        }
        assertRefused("its PROXY header is malformed", block(PROXY, 0x11, INET4, value(3, new byte[3])));
    }

    /** The checksum was computed bit by bit, elsewhere. */
    @Test
    void theChecksumIsTheOneOfTheStandard() throws Exception {
        String header = "0d0a0d0a000d0a515549540a 2111 0013 c0000207 7f000001 dc04 1388 030004 8f29decd";
        byte[] bytes = HexFormat.of().parseHex(header.replace(" ", ""));
        assertThat(shown(source(bytes))).isEqualTo("192.0.2.7:56324");
    }

    @Test
    void nothingIsKnownBeforeTheLastByte() throws Exception {
        for (byte[] whole : List.of(line("PROXY TCP4 192.0.2.7 192.0.2.1 1 2"), block("192.0.2.7", 1))) {
            for (int length = 0; length < whole.length; length++) {
                ProxyHeader header = read(ByteBuffer.wrap(whole, 0, length), wanted -> wanted);
                assertThat(header.isComplete()).isFalse();
                assertThat(header.isEmpty()).isEqualTo(length == 0);
            }
        }
    }

    @Test
    void moreThanItWantsIsNotForIt() {
        ProxyHeader header = new ProxyHeader();
        ByteBuffer more = ByteBuffer.wrap(line("PROXY TCP4 192.0.2.7 192.0.2.1 1 2"));
        assertThatThrownBy(() -> header.take(more)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever comes: an address, none, or a refusal, within the bound, and the same however it is cut into pieces. */
    @Test
    void randomBytesDoNoHarm() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int complete = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = randomInput(random);
            String whole = outcome(bytes, wanted -> wanted);
            String pieces = outcome(bytes, wanted -> 1 + random.nextInt(wanted));
            assertThat(pieces).as("seed %s, input %s", seed, i).isEqualTo(whole);
            complete += whole.startsWith("complete") ? 1 : 0;
        }
        assertThat(complete).as("whole headers among them").isPositive();
    }

    private static String outcome(byte[] input, IntUnaryOperator piece) {
        ByteBuffer bytes = ByteBuffer.wrap(input);
        try {
            ProxyHeader header = read(bytes, piece);
            assertThat(bytes.position()).isLessThanOrEqualTo(ProxyHeader.LARGEST);
            return header.isComplete() ? "complete at " + bytes.position() + ": " + header.source() : "incomplete";
        } catch (ProxyHeaderException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /** Mostly headers with something changed: bytes that are quite random get no further than the first. */
    private static byte[] randomInput(Random random) {
        byte[] more = new byte[random.nextInt(40)];
        random.nextBytes(more);
        byte[] base =
                switch (random.nextInt(6)) {
                    case 0 -> line("PROXY TCP4 192.0.2.7 192.0.2.1 56324 443");
                    case 1 -> line("PROXY TCP6 2001:db8::7 ::ffff:192.0.2.1 56324 443");
                    case 2 -> line("PROXY UNKNOWN " + "y".repeat(random.nextInt(100)));
                    case 3 -> block(0x20 + random.nextInt(2), random.nextInt(0x40), more);
                    case 4 -> withChecksum(block(PROXY, 0x11, INET4, value(3, new byte[4])));
                    default -> more.clone();
                };
        for (int changes = random.nextInt(3); changes > 0 && base.length > 0; changes--) {
            base[random.nextInt(base.length)] = (byte) random.nextInt();
        }
        byte[] input = join(base, more);
        return Arrays.copyOf(input, input.length - random.nextInt(input.length + 1) / (1 + random.nextInt(50)));
    }
}
