package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One raw connection: a socket, lines and a JSON parser. Reads only when asked to, on the caller's thread, so a peer that is
 * not asked is a client that does not read. Every wait is bounded and fails with what was received until then.
 */
final class Peer implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    private static final int REMEMBERED = 60;

    /** Every error that PROTOCOL.md names. */
    private static final Set<String> ERRORS = Set.of(
            "already_logged_in",
            "bad_credentials",
            "bad_json",
            "bad_name",
            "bad_query",
            "bad_request",
            "bad_text",
            "cid_reused",
            "forbidden",
            "internal",
            "invite_only",
            "line_too_long",
            "locked_out",
            "name_taken",
            "no_such_code",
            "no_such_entry",
            "no_such_room",
            "no_such_user",
            "not_a_member",
            "not_logged_in",
            "rate_limited",
            "registration_closed",
            "room_exists",
            "shutting_down",
            "storage_failed",
            "text_too_long",
            "unknown_type",
            "weak_password");

    private final Socket socket = new Socket();
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    /** Events that came while something else was waited for, in their order. */
    private final Deque<JsonNode> events = new ArrayDeque<>();

    private final Deque<String> transcript = new ArrayDeque<>();
    private int lastLineBytes;
    private boolean answersPings = true;
    private long lastId;
    private String name = "";
    private String token = "";
    private List<String> features = List.of();
    private JsonNode hello = Json.object();

    private Peer() {}

    /** Connects and reads the server's hello. */
    static Peer connect(ServerProcess server) {
        return open(server.port(), "127.0.0.1", 0).greeted();
    }

    /** As if from another machine: Linux has all of 127.0.0.0/8 on its loopback. */
    static Peer connectFrom(String address, ServerProcess server) {
        return open(server.port(), address, 0).greeted();
    }

    /** As a proxy on this machine that passes somebody on with this PROXY header. */
    static Peer connectThrough(byte[] header, ServerProcess server) {
        return openThrough(header, server).greeted();
    }

    /** As {@link #connectThrough}, and reads nothing. */
    static Peer openThrough(byte[] header, ServerProcess server) {
        Peer peer = open(server);
        peer.bytes(header);
        return peer;
    }

    /** With so small a receive buffer that what it does not read soon waits in the server. */
    static Peer connectNarrow(ServerProcess server) {
        return open(server.port(), "127.0.0.1", 4096).greeted();
    }

    /** Connects and reads nothing. */
    static Peer open(ServerProcess server) {
        return open(server.port(), "127.0.0.1", 0);
    }

    static Peer openFrom(String address, ServerProcess server) {
        return open(server.port(), address, 0);
    }

    private static Peer open(int port, String from, int receiveBuffer) {
        Peer peer = new Peer();
        try {
            if (receiveBuffer > 0) {
                peer.socket.setReceiveBufferSize(receiveBuffer);
            }
            peer.socket.setTcpNoDelay(true);
            peer.socket.bind(new InetSocketAddress(from, 0));
            peer.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int)
                    TimeUnit.SECONDS.toMillis(ServerProcess.PATIENCE_S));
            return peer;
        } catch (IOException e) {
            peer.close();
            throw new AssertionError("No connection to port " + port, e);
        }
    }

    private Peer greeted() {
        hello = next();
        assertThat(hello.path("type").asText()).as("the first line").isEqualTo("hello");
        return this;
    }

    JsonNode hello() {
        return hello;
    }

    /** The user's name as it registered or signed in. */
    String name() {
        return name;
    }

    /** What the other side of a direct conversation with this user calls it. */
    String at() {
        return "@" + name;
    }

    String token() {
        return token;
    }

    /** This end as the server sees it, {@code ip:port}. */
    String address() {
        return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    /** Leaves the server's pings to the test. */
    Peer silent() {
        answersPings = false;
        return this;
    }

    // Asking

    JsonNode register(String user) {
        return register(user, PASSWORD);
    }

    JsonNode register(String user, String password) {
        return signedIn(ok("register", withFeatures("user", user, "password", password)));
    }

    JsonNode login(String user, String password) {
        return signedIn(ok("login", withFeatures("user", user, "password", password)));
    }

    JsonNode login(String withToken) {
        return signedIn(ok("login", "token", withToken));
    }

    /** From here on it says at sign-in that it understands these. */
    Peer understanding(String... words) {
        features = List.of(words);
        return this;
    }

    private Object[] withFeatures(Object... fields) {
        return features.isEmpty() ? fields : Json.and(fields, "features", features);
    }

    private JsonNode signedIn(JsonNode ok) {
        name = ok.path("user").asText();
        token = ok.path("token").asText();
        return ok;
    }

    /** Sends a request and returns its reply, whichever it is. Events that come before wait for {@link #event}. */
    JsonNode ask(String type, Object... fields) {
        return reply(post(type, fields));
    }

    JsonNode ok(String type, Object... fields) {
        JsonNode reply = ask(type, fields);
        if (!isOk(reply)) {
            throw failure("Refused: " + type + " " + Json.write(Json.map(fields)) + ": " + reply);
        }
        return reply;
    }

    /** The request is refused with this code and words for a person. */
    JsonNode refused(String code, String type, Object... fields) {
        return assertRefused(code, ask(type, fields), type + " " + Json.write(Json.map(fields)));
    }

    JsonNode assertRefused(String code, JsonNode reply, String what) {
        assertThat(reply.path("type").asText() + " " + reply.path("code").asText())
                .as("%s answered %s", what, reply)
                .isEqualTo("error " + code);
        assertThat(reply.path("text").asText()).as("what it tells a person").isNotBlank();
        return reply;
    }

    /** {@code bad_request} that names the field. */
    void refusedField(String field, String type, Object... fields) {
        Json.assertHas(refused("bad_request", type, fields), "field", field);
    }

    /** Sends a request without waiting for anything; returns its id. */
    long post(String type, Object... fields) {
        long id = ++lastId;
        line(request(id, type, fields));
        return id;
    }

    static String request(Object id, String type, Object... fields) {
        Map<String, Object> request = Json.map("type", type, "id", id);
        request.putAll(Json.map(fields));
        return Json.write(request);
    }

    /** The next reply, which must be the one to this request. */
    JsonNode reply(long id) {
        JsonNode reply = reply();
        if (!reply.path("re").isIntegralNumber() || reply.path("re").asLong() != id) {
            throw failure("The next reply should have been to " + id + " and is " + reply);
        }
        return reply;
    }

    /** The next reply to any request. */
    JsonNode reply() {
        while (true) {
            JsonNode message = next();
            if (isReply(message)) {
                return message;
            }
            events.add(message);
        }
    }

    static boolean isReply(JsonNode message) {
        return isOk(message) || message.path("type").asText().equals("error");
    }

    static boolean isOk(JsonNode message) {
        return message.path("type").asText().equals("ok");
    }

    // Being told

    /** The next event of this kind; those before it of other kinds are kept. */
    JsonNode event(Predicate<JsonNode> kind) {
        for (Iterator<JsonNode> waiting = events.iterator(); waiting.hasNext(); ) {
            JsonNode event = waiting.next();
            if (kind.test(event)) {
                waiting.remove();
                return event;
            }
        }
        while (true) {
            JsonNode message = next();
            if (isReply(message)) {
                throw failure("A reply where an event was waited for: " + message);
            }
            if (kind.test(message)) {
                return message;
            }
            events.add(message);
        }
    }

    JsonNode event(String type) {
        return event(isEvent(type));
    }

    /** The next event of this type that has these values. */
    JsonNode event(String type, Object... fields) {
        return event(isEvent(type, fields));
    }

    static Predicate<JsonNode> isEvent(String type, Object... fields) {
        JsonNode wanted = Json.object(Json.and(fields, "type", type));
        return event ->
                wanted.properties().stream().allMatch(field -> field.getValue().equals(event.get(field.getKey())));
    }

    /** The next entry of this room's log. */
    JsonNode entry(String room) {
        return event(isEntryOf(room));
    }

    static Predicate<JsonNode> isEntryOf(String room) {
        return event -> event.has("seq")
                && event.has("at")
                && event.path("room").asText().equals(room);
    }

    static Predicate<JsonNode> isIn(String room) {
        return event -> event.path("room").asText().equals(room);
    }

    /** Nothing of this kind has come: what was sent before the reply to a ping has come before it. */
    void nothing(Predicate<JsonNode> kind) {
        ok("ping");
        List<JsonNode> found = events.stream().filter(kind).toList();
        if (!found.isEmpty()) {
            throw failure("There should have been no such event: " + found);
        }
    }

    void nothing(String type, Object... fields) {
        nothing(isEvent(type, fields));
    }

    void nothingIn(String room) {
        nothing(isIn(room));
    }

    /** All events until now; they are forgotten. */
    List<JsonNode> drain() {
        ok("ping");
        return takeEvents();
    }

    /** The events that came before the last reply; they are forgotten. */
    List<JsonNode> takeEvents() {
        List<JsonNode> all = List.copyOf(events);
        events.clear();
        return all;
    }

    // Bytes

    void line(String text) {
        bytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte... bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw failure("Cannot write to the server: " + e);
        }
    }

    /** Closes the writing side only, as {@code nc -N} does. */
    void endWriting() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw failure("Cannot end writing: " + e);
        }
    }

    /** The next line, an event or a reply, straight from the socket. */
    JsonNode next() {
        while (true) {
            String line = readLine();
            if (line == null) {
                throw failure("The server closed the connection");
            }
            JsonNode message = message(line);
            if (!answersPings || !message.path("type").asText().equals("ping")) {
                return message;
            }
            line("{\"type\":\"pong\"}");
        }
    }

    /**
     * What still comes until the server closes, the last of which is a {@code bye} with this code; returns it all. Closes, as
     * a client does that was told goodbye.
     */
    List<JsonNode> readBye(String code) {
        List<JsonNode> rest = readToEnd();
        close();
        if (rest.isEmpty()) {
            throw failure("Closed without a bye");
        }
        JsonNode bye = rest.get(rest.size() - 1);
        Json.assertHas(bye, "type", "bye", "code", code);
        assertThat(bye.path("text").asText()).as("what it tells a person").isNotBlank();
        assertThat(rest.stream().filter(isEvent("bye"))).as("byes").hasSize(1);
        if (bye.has("reconnect_ms")) {
            assertThat(bye.path("reconnect_ms").isIntegralNumber()).isTrue();
        }
        return rest;
    }

    /** What still comes until the server closes, after the events not yet asked for. */
    List<JsonNode> readToEnd() {
        List<JsonNode> rest = new ArrayList<>(events);
        events.clear();
        for (String line = readLine(); line != null; line = readLine()) {
            rest.add(message(line));
        }
        return rest;
    }

    /** As {@link #readToEnd}, for those who broke the rules so that an end in the middle of a line, or a reset, is fair. */
    List<JsonNode> readToEndOrReset() {
        List<JsonNode> rest = new ArrayList<>(events);
        events.clear();
        try {
            for (String line = readLineOrThrow(); line != null; line = readLineOrThrow()) {
                rest.add(message(line));
            }
        } catch (SocketTimeoutException e) {
            throw failure("The server did not close the connection");
        } catch (SocketException | EOFException cutOff) {
            remember("(cut off)");
        } catch (IOException e) {
            throw failure(e.toString());
        }
        return rest;
    }

    /** Whether a reply comes before the server closes. */
    boolean readUntilReplyOrEnd() {
        try {
            for (String line = readLineOrThrow(); line != null; line = readLineOrThrow()) {
                if (isReply(message(line))) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException e) {
            throw failure("Neither a reply nor an end");
        } catch (IOException reset) {
            return false;
        }
    }

    /** How long the line was, on the wire, that was read last. */
    int lastLineBytes() {
        return lastLineBytes;
    }

    private JsonNode message(String line) {
        JsonNode message = Json.read(line);
        if (!message.isObject() || !message.path("type").isTextual()) {
            throw failure("A line that is no object with a type: " + line);
        }
        if (message.has("re") && !isReply(message)) {
            throw failure("An event with a re: " + line);
        }
        if (message.path("type").asText().equals("error")
                && !ERRORS.contains(message.path("code").asText())) {
            throw failure("An error that the protocol does not name: " + line);
        }
        return message;
    }

    /** The next line without its LF, null at the end of the stream. */
    private String readLine() {
        try {
            return readLineOrThrow();
        } catch (SocketTimeoutException e) {
            throw failure("Nothing came for " + ServerProcess.PATIENCE_S + " s");
        } catch (IOException e) {
            throw failure("Cannot read from the server: " + e);
        }
    }

    private String readLineOrThrow() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ServerProcess.PATIENCE_S);
        InputStream in = socket.getInputStream();
        int scanned = start;
        while (true) {
            for (; scanned < end; scanned++) {
                if (buffer[scanned] == '\n') {
                    String line = decode(start, scanned);
                    lastLineBytes = scanned - start;
                    start = scanned + 1;
                    remember("< " + line);
                    return line;
                }
            }
            if (end == buffer.length) {
                int kept = end - start;
                byte[] target = kept > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
                System.arraycopy(buffer, start, target, 0, kept);
                buffer = target;
                scanned -= start;
                start = 0;
                end = kept;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout((int) left);
            int count = in.read(buffer, end, buffer.length - end);
            if (count < 0) {
                if (end > start) {
                    throw new EOFException("The last line has no LF");
                }
                return null;
            }
            end += count;
        }
    }

    private String decode(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(buffer, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw failure("The server sent what is no UTF-8: " + Arrays.toString(Arrays.copyOfRange(buffer, from, to)));
        }
    }

    private void remember(String line) {
        transcript.add(line.length() > 400 ? line.substring(0, 400) + "…" : line);
        if (transcript.size() > REMEMBERED) {
            transcript.remove();
        }
    }

    private AssertionError failure(String what) {
        return new AssertionError(what + "\n" + (name.isEmpty() ? "this peer" : name) + " received, at last:\n"
                + String.join("\n", transcript));
    }

    /** Closes without a word, also in the middle of a line. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        }
    }

    /** Closes with a reset, as a machine that loses power and comes back does. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException alreadyGone) {
            // Nothing is left to reset.
        }
        close();
    }
}
