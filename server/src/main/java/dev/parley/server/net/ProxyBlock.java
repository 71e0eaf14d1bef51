package dev.parley.server.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Version 2 of the PROXY header, in binary: a signature, a command, a family, the length of what follows, addresses, and then more of
 * which only the checksum is looked at.
 */
final class ProxyBlock {

    /** Bytes that every header has. */
    static final int START = 16;

    static final int MOST_BEHIND_START = 2048;

    private static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");

    private static final int AT_COMMAND = 12;
    private static final int AT_FAMILY = 13;
    private static final int AT_LENGTH = 14;

    private static final int LOCAL = 0x20;
    private static final int PROXY = 0x21;

    private static final int STREAM = 1;
    private static final int DATAGRAM = 2;

    private static final int TYPE_CHECKSUM = 3;

    /** A type and a length come before each value behind the addresses. */
    private static final int BEFORE_VALUE = 3;

    /** What an address is of, in the upper half of a byte, and how many bytes one has. */
    private enum Family {
        NONE(0, 0),
        INET(4, 2),
        INET6(16, 2),
        UNIX(108, 0);

        private final int addressBytes;
        private final int portBytes;

        Family(int addressBytes, int portBytes) {
            this.addressBytes = addressBytes;
            this.portBytes = portBytes;
        }

        /** Bytes of both ends. */
        int bytes() {
            return 2 * (addressBytes + portBytes);
        }
    }

    private ProxyBlock() {}

    /** Whether a header may begin so, as far as it has come. */
    static boolean begins(byte[] bytes, int length) {
        return ProxyHeader.agrees(bytes, length, SIGNATURE);
    }

    /** Bytes of the whole header, by its first {@link #START}. */
    static int length(byte[] bytes) throws ProxyHeaderException {
        int behind = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(AT_LENGTH));
        if (behind > MOST_BEHIND_START) {
            throw new ProxyHeaderException("its PROXY header is longer than " + (START + MOST_BEHIND_START) + " bytes");
        }
        return START + behind;
    }

    /** From where the connection comes by a whole header; null if it does not say. */
    static @Nullable InetSocketAddress source(byte[] bytes, int length) throws ProxyHeaderException {
        int command = Byte.toUnsignedInt(bytes[AT_COMMAND]);
        if (command == LOCAL) {
            // The proxy itself, to see whether we are there. All that follows is to be ignored.
            return null;
        }
        int family = Byte.toUnsignedInt(bytes[AT_FAMILY]) >> 4;
        int transport = bytes[AT_FAMILY] & 0xf;
        if (command != PROXY || family >= Family.values().length || transport > DATAGRAM) {
            throw ProxyHeaderException.malformed();
        }
        return source(bytes, length, Family.values()[family], transport);
    }

    private static @Nullable InetSocketAddress source(byte[] bytes, int length, Family family, int transport)
            throws ProxyHeaderException {
        if (family == Family.NONE || transport == 0) {
            return null;
        }
        if (length < START + family.bytes()) {
            throw ProxyHeaderException.malformed();
        }
        checkRest(bytes, START + family.bytes(), length);
        return family == Family.UNIX || transport != STREAM ? null : address(bytes, family);
    }

    private static InetSocketAddress address(byte[] bytes, Family family) {
        byte[] address = Arrays.copyOfRange(bytes, START, START + family.addressBytes);
        int atPort = START + 2 * family.addressBytes;
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(address),
                    Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(atPort)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void checkRest(byte[] bytes, int from, int length) throws ProxyHeaderException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, length - from);
        while (rest.hasRemaining()) {
            if (rest.remaining() < BEFORE_VALUE) {
                throw ProxyHeaderException.malformed();
            }
            byte type = rest.get();
            int size = Short.toUnsignedInt(rest.getShort());
            if (size > rest.remaining() || (type == TYPE_CHECKSUM && size != Integer.BYTES)) {
                throw ProxyHeaderException.malformed();
            }
            if (type == TYPE_CHECKSUM && rest.getInt(rest.position()) != checksum(bytes, length, rest.position())) {
                throw new ProxyHeaderException("its PROXY header has a wrong checksum");
            }
            rest.position(rest.position() + size);
        }
    }

    /** Of the whole header, with zeros in the place of the checksum itself. */
    private static int checksum(byte[] bytes, int length, int at) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, at);
        sum.update(new byte[Integer.BYTES]);
        sum.update(bytes, at + Integer.BYTES, length - at - Integer.BYTES);
        return (int) sum.getValue();
    }
}
