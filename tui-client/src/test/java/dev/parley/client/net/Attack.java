package dev.parley.client.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Something that a hostile server does once a client is in the lobby.
 *
 * @param greeting its first line
 * @param complaint what the client says before it disconnects; empty where it goes on, and then the server says {@link #MARK} to everybody
 */
public record Attack(String name, String greeting, Play play, String complaint) {

    /** What one does to a client that has survived, to see that it has. */
    public static final String MARK = "still here";

    private static final String AT = "\"at\":\"2026-11-02T12:30:00.000Z\"";

    /** How it is done. */
    @FunctionalInterface
    public interface Play {
        void on(HostileServer.Peer peer) throws IOException;
    }

    @Override
    public String toString() {
        return name;
    }

    private static Attack ending(String name, String complaint, String line) {
        return new Attack(name, FakeServer.HELLO, peer -> peer.say(line), complaint);
    }

    private static Attack survived(String name, Play play) {
        return new Attack(
                name,
                FakeServer.HELLO,
                peer -> {
                    play.on(peer);
                    peer.say(notice(MARK));
                },
                "");
    }

    private static Attack greeting(String name, String complaint, String from, String to) {
        return new Attack(name, FakeServer.HELLO.replace(from, to), peer -> {}, complaint);
    }

    private static String message(long seq, String text) {
        return "{\"type\":\"message\",\"room\":\"lobby\",\"seq\":" + seq + "," + AT + ",\"from\":\"bob\",\"text\":\""
                + text + "\"}";
    }

    private static String presence(String user) {
        return "{\"type\":\"presence\",\"user\":\"" + user + "\",\"online\":true}";
    }

    private static String notice(String text) {
        return "{\"type\":\"notice\",\"text\":\"" + text + "\"}";
    }

    public static List<Attack> all() {
        return List.of(
                greeting("max_text 0", "max_text is 0", "\"max_text\":4096", "\"max_text\":0"),
                greeting("max_line negative", "max_line is -1", "\"max_line\":65536", "\"max_line\":-1"),
                greeting("heartbeat huge", "heartbeat_s is", "\"heartbeat_s\":30", "\"heartbeat_s\":2147483647"),
                greeting(
                        "epoch of 20,000",
                        "epoch has 20,000 characters",
                        "\"epoch\":\"e1\"",
                        "\"epoch\":\"" + "e".repeat(20_000) + "\""),
                ending("long name", "a user name has 20,000 characters", presence("a".repeat(20_000))),
                ending("name with a sequence", "a user name has characters that no name has", presence("a\\u001b[2J")),
                ending("half a character", "a notice has half a character", notice("a\\ud800b")),
                ending("long text", "a message has 1,000,001 characters", message(2, "a".repeat(1_000_001))),
                ending(
                        "long reason",
                        "a reason has 200,000 characters",
                        "{\"type\":\"bye\",\"code\":\"idle\",\"text\":\"" + "x".repeat(200_000) + "\"}"),
                ending("seq 0", "seq is 0", message(0, "a")),
                ending("seq near the end", "seq is 9,223,372,036,854,775,807", message(Long.MAX_VALUE, "a")),
                ending(
                        "year a billion",
                        "a time is not of this age",
                        message(2, "a").replace("2026-", "+1000000000-")),
                ending(
                        "negative wait",
                        "reconnect_ms is -1",
                        "{\"type\":\"bye\",\"code\":\"idle\",\"text\":\"x\",\"reconnect_ms\":-1}"),
                ending(
                        "deep nesting",
                        "sent an invalid line",
                        "{\"type\":\"x\",\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                ending("10,000 digits", "sent an invalid line", "{\"type\":\"x\",\"a\":" + "9".repeat(10_000) + "}"),
                ending(
                        "wrong types",
                        "sent an invalid line",
                        "{\"type\":\"presence\",\"user\":{\"a\":1},\"online\":[]}"),
                ending("NUL", "sent an invalid line", "{\"type\":\"notice\",\"text\":\"a\u0000b\"}"),
                ending("two objects", "sent an invalid line", notice("a") + notice("b")),
                ending(
                        "a very long list",
                        "a list is too long",
                        "{\"type\":\"x\",\"a\":[" + "[],".repeat(1_000_000) + "[]]}"),
                bytes("invalid UTF-8", "sent an invalid line", new byte[] {
                    '{', '"', (byte) 0xFF, (byte) 0xC0, '"', ':', '1', '}', '\n'
                }),
                bytes("UTF-16", "sent an invalid line", (notice("a") + "\n").getBytes(StandardCharsets.UTF_16LE)),
                endless(),
                survived(
                        "answers to nobody", peer -> peer.flood(100, i -> "{\"type\":\"ok\",\"re\":" + (i - 50) + "}")),
                survived(
                        "errors to nobody",
                        peer -> peer.flood(
                                100,
                                i -> "{\"type\":\"error\",\"re\":\"x" + i
                                        + "\",\"code\":\"internal\",\"text\":\"No.\"}")),
                survived("ids of 90 digits", peer -> peer.say("{\"type\":\"ok\",\"re\":" + "9".repeat(90) + "}")),
                survived("a second greeting", peer -> peer.say(FakeServer.HELLO.replace("\"e1\"", "\"e2\""))),
                survived(
                        "fields twice",
                        peer -> peer.say("{\"type\":\"notice\",\"text\":\"a\",\"type\":\"ping\",\"text\":\"b\"}")),
                survived(
                        "unknown kinds",
                        peer -> peer.flood(
                                2000, i -> "{\"type\":\"x" + i + "\",\"room\":\"r" + i + "\",\"seq\":1," + AT + "}")),
                survived(
                        "long unknown kinds",
                        peer -> peer.flood(10, i -> "{\"type\":\"x\",\"a\":\"" + "y".repeat(1 << 20) + "\"}")),
                survived("seq backwards", peer -> peer.flood(50, i -> message(50 - i, "back"))),
                survived(
                        "a gap of all numbers",
                        peer -> peer.say("{\"type\":\"behind\",\"room\":\"lobby\",\"last_seq\":9007199254740992}")),
                survived("a storm", peer -> {
                    peer.flood(5_000, i -> presence("u" + i));
                    peer.flood(2_000, i -> "{\"type\":\"typing\",\"room\":\"lobby\",\"user\":\"u" + i + "\"}");
                    peer.flood(1_000, i -> notice("n" + i));
                    peer.flood(2_000, i -> "{\"type\":\"ping\"}");
                }),
                survived("empty lines", peer -> peer.bytes("\n".repeat(500_000).getBytes(StandardCharsets.UTF_8))));
    }

    /** Those that cost a client the most memory, one after the other. */
    public static Attack heavy() {
        return survived("heavy", peer -> {
            peer.flood(6, i -> "{\"type\":\"x\",\"a\":\"" + "y".repeat(Bounds.LINE - 100) + "\"}");
            peer.flood(6, i -> notice("z".repeat(Bounds.TEXT)));
            peer.flood(150, i -> message(1, "w".repeat(50_000)).replace("lobby", "@u" + i));
            peer.flood(400, i -> message(1, "w").replace("lobby", "r".repeat(200) + i));
            peer.flood(500, i -> presence("u" + i));
        });
    }

    private static Attack bytes(String name, String complaint, byte[] bytes) {
        return new Attack(name, FakeServer.HELLO, peer -> peer.bytes(bytes), complaint);
    }

    private static Attack endless() {
        byte[] part = new byte[1 << 16];
        Arrays.fill(part, (byte) 'x');
        return new Attack(
                "a line without an end",
                FakeServer.HELLO,
                peer -> {
                    for (int i = 0; i < 4_000; i++) {
                        peer.bytes(part);
                    }
                },
                "sent a line of more than 6291456 bytes");
    }
}
