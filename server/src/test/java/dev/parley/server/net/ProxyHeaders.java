package dev.parley.server.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** PROXY headers as proxies send them. */
public final class ProxyHeaders {

    static final int LOCAL = 0x20;
    static final int PROXY = 0x21;

    private static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");

    private ProxyHeaders() {}

    /** Of version 1. */
    public static byte[] line(String text) {
        return (text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Of version 2, TCP, from an address to 127.0.0.1 or ::1, both at a port. */
    public static byte[] block(String from, int port) {
        try {
            byte[] source = InetAddress.getByName(from).getAddress();
            byte[] target = InetAddress.getByName(source.length == 4 ? "127.0.0.1" : "::1")
                    .getAddress();
            ByteBuffer addresses = ByteBuffer.allocate(2 * source.length + 4);
            addresses.put(source).put(target).putShort((short) port).putShort((short) 5000);
            return block(PROXY, source.length == 4 ? 0x11 : 0x21, addresses.array());
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] block(int command, int family, byte[]... behind) {
        byte[] rest = join(behind);
        byte[] start = {(byte) command, (byte) family, (byte) (rest.length >> 8), (byte) rest.length};
        return join(SIGNATURE, start, rest);
    }

    static byte[] value(int type, byte... value) {
        return join(new byte[] {(byte) type, (byte) (value.length >> 8), (byte) value.length}, value);
    }

    /** Sets the last four bytes to the checksum of all, as if they were zeros. */
    static byte[] withChecksum(byte[] header) {
        byte[] all = header.clone();
        Arrays.fill(all, all.length - 4, all.length, (byte) 0);
        CRC32C sum = new CRC32C();
        sum.update(all);
        ByteBuffer.wrap(all).putInt(all.length - 4, (int) sum.getValue());
        return all;
    }

    public static byte[] join(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
