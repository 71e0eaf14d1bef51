package dev.parley.server.crash;

import static dev.parley.server.crash.Violations.Kind.ANSWER;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A user on one connection. Whatever the server delivers to it goes to the ledger. */
final class Member implements Closeable {
    private final Connection connection;
    private final World world;
    private String user = "";
    private String token = "";
    private Deliveries deliveries;

    Member(int port, World world) throws IOException {
        this.world = world;
        connection = new Connection(port);
        deliveries = new Deliveries(world.violations(), "nobody");
    }

    JsonNode hello() {
        return connection.hello();
    }

    String user() {
        return user;
    }

    String token() {
        return token;
    }

    /** What this connection is delivered live. */
    Deliveries deliveries() {
        return deliveries;
    }

    // Signing in

    JsonNode register(String name, String password) throws IOException {
        return signedIn(ask("register", "user", name, "password", password));
    }

    JsonNode loginByPassword(String name, String password) throws IOException {
        return signedIn(ask("login", "user", name, "password", password));
    }

    JsonNode loginByToken(String withToken) throws IOException {
        return signedIn(ask("login", "token", withToken));
    }

    private JsonNode signedIn(JsonNode reply) {
        if (isOk(reply)) {
            user = reply.path("user").asText();
            token = reply.path("token").asText();
            deliveries = new Deliveries(world.violations(), user);
            reply.path("rooms")
                    .forEach(room -> deliveries.from(
                            log(room.path("room").asText()),
                            room.path("last_seq").asLong()));
        }
        return reply;
    }

    // Asking

    /** The reply to a request that follows the replies to all before it; asks again where waiting helps. */
    JsonNode ask(String type, Object... fields) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Victim.PATIENCE_S);
        while (true) {
            long id = post(type, Json.map(fields));
            flush();
            JsonNode reply = reply(id);
            if (!isRateLimited(reply) || System.nanoTime() > deadline) {
                return reply;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                    Math.max(1, reply.path("retry_after_ms").asLong())));
        }
    }

    /** As {@link #ask}, where a refusal breaks a promise. */
    JsonNode ok(String type, Object... fields) throws IOException {
        JsonNode reply = ask(type, fields);
        if (!isOk(reply)) {
            world.violations().add(ANSWER, user + " was refused " + type + " " + Json.map(fields) + ": " + reply);
        }
        return reply;
    }

    long post(String type, Map<String, Object> fields) throws IOException {
        return connection.post(type, fields);
    }

    void flush() throws IOException {
        connection.flush();
    }

    JsonNode reply(long id) throws IOException {
        while (true) {
            JsonNode message = next();
            if (isReply(message)) {
                if (message.path("re").asLong() != id) {
                    world.violations().add(ANSWER, user + " was not answered " + id + " but " + message);
                }
                return message;
            }
        }
    }

    /** The next line, whatever it is; an entry is in the ledger then. */
    JsonNode next() throws IOException {
        JsonNode message = connection.read();
        if (isReply(message)) {
            return message;
        }
        if (message.has("seq") && message.has("at")) {
            String log = log(message.path("room").asText());
            world.ledger().told(log, Entry.of(message), "delivered to " + user);
            deliveries.next(log, message.path("seq").asLong());
        } else if (message.path("type").asText().equals("behind")) {
            deliveries.forget(log(message.path("room").asText()));
        }
        return message;
    }

    private static boolean isReply(JsonNode message) {
        return isOk(message) || message.path("type").asText().equals("error");
    }

    static boolean isOk(JsonNode message) {
        return message.path("type").asText().equals("ok");
    }

    /** Nothing was done, and later it may be: the store is busy with what others asked. */
    static boolean isRateLimited(JsonNode message) {
        return message.path("code").asText().equals("rate_limited");
    }

    // Reading

    String log(String room) {
        return Cast.log(user, room);
    }

    /** Reads a log to its end, from behind this entry, while nobody writes; returns how many entries that was. */
    long read(String room, long after) throws IOException {
        Reading reading = world.ledger().reading(log(room), user, after);
        reading.end(pages(reading, room).path("last_seq").asLong());
        return reading.read();
    }

    /** As {@link #read}, while others go on writing: what is the end may not be when the page is here. */
    long catchUp(String room, long after) throws IOException {
        Reading reading = world.ledger().reading(log(room), user, after);
        pages(reading, room);
        return reading.read();
    }

    /** The last page, after all before it. */
    private JsonNode pages(Reading reading, String room) throws IOException {
        String type = "join";
        while (true) {
            JsonNode page = ok(type, "room", room, "after", reading.last(), "limit", 500);
            List<Entry> entries = entries(page);
            reading.page(entries);
            if (!page.path("more").asBoolean() || entries.isEmpty()) {
                return page;
            }
            type = "history";
        }
    }

    /** Has the ledger compare the entries of an answer, which may be any. */
    void compare(String room, JsonNode page) {
        entries(page).forEach(entry -> world.ledger().told(log(room), entry, "read by " + user));
    }

    private static List<Entry> entries(JsonNode page) {
        List<Entry> entries = new ArrayList<>();
        page.path("entries").forEach(entry -> entries.add(Entry.of(entry)));
        return entries;
    }

    @Override
    public void close() {
        connection.close();
    }
}
