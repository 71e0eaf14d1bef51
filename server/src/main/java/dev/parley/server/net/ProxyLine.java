package dev.parley.server.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Version 1 of the PROXY header: {@code PROXY TCP4 192.0.2.7 192.0.2.1 40000 5000}, ended by CR and LF. Asks nobody for a name. */
final class ProxyLine {

    static final int SHORTEST = "PROXY UNKNOWN\r\n".length();

    /** As the specification has it, its end included. */
    static final int LONGEST = 107;

    private static final byte[] BEGINNING = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    private static final String END = "\r\n";

    private static final Pattern LINE_END = Pattern.compile("[\r\n]");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*");
    private static final int IPV4_BYTES = 4;
    private static final int LARGEST_BYTE = 255;
    private static final int LARGEST_PORT = 65_535;

    /** PROXY, the protocol, two addresses and two ports. */
    private static final int WORDS = 6;

    private ProxyLine() {}

    /** Whether a line may begin so, as far as it has come. */
    static boolean begins(byte[] bytes, int length) {
        return ProxyHeader.agrees(bytes, length, BEGINNING);
    }

    /** From where the connection comes by a whole line; null if it does not say. */
    static @Nullable InetSocketAddress source(byte[] bytes, int length) throws ProxyHeaderException {
        String whole = new String(bytes, 0, length, StandardCharsets.US_ASCII);
        String line = whole.endsWith(END) ? whole.substring(0, length - END.length()) : whole;
        if (LINE_END.matcher(line).find()) {
            throw ProxyHeaderException.malformed();
        }
        String[] words = line.split(" ", -1);
        if (words[1].equals("UNKNOWN")) {
            // Whatever follows is to be ignored.
            return null;
        }
        if (words.length != WORDS) {
            throw ProxyHeaderException.malformed();
        }
        InetAddress from = address(words[1], words[2]);
        address(words[1], words[3]);
        int port = number(words[4], LARGEST_PORT);
        number(words[5], LARGEST_PORT);
        return new InetSocketAddress(from, port);
    }

    private static InetAddress address(String protocol, String text) throws ProxyHeaderException {
        try {
            if (protocol.equals("TCP4")) {
                return InetAddress.getByAddress(ipv4(text));
            }
            // With a colon in it Java takes it for an address and looks nothing up.
            if (protocol.equals("TCP6")
                    && text.indexOf(':') >= 0
                    && IPV6.matcher(text).matches()) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException none) {
            throw ProxyHeaderException.malformed();
        }
        throw ProxyHeaderException.malformed();
    }

    private static byte[] ipv4(String text) throws ProxyHeaderException {
        String[] numbers = text.split("\\.", -1);
        if (numbers.length != IPV4_BYTES) {
            throw ProxyHeaderException.malformed();
        }
        byte[] address = new byte[IPV4_BYTES];
        for (int i = 0; i < IPV4_BYTES; i++) {
            address[i] = (byte) number(numbers[i], LARGEST_BYTE);
        }
        return address;
    }

    private static int number(String digits, int most) throws ProxyHeaderException {
        if (!NUMBER.matcher(digits).matches() || Integer.parseInt(digits) > most) {
            throw ProxyHeaderException.malformed();
        }
        return Integer.parseInt(digits);
    }
}
