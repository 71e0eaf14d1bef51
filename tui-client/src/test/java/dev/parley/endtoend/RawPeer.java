package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Somebody who speaks to the server with nothing but a socket, signed in from the first moment. */
final class RawPeer implements AutoCloseable {

    static final String PASSWORD = "a raw peer's own";

    private static final JsonMapper JSON = new JsonMapper();

    private final Socket socket;
    private final List<JsonNode> heard = new ArrayList<>();
    private int lastId;

    private RawPeer(int port, String type, String name) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "raw peer");
        reader.setDaemon(true);
        reader.start();
        assertThat(ask(type, "user", name, "password", PASSWORD).path("type").asText())
                .isEqualTo("ok");
    }

    static RawPeer registered(String name, int port) {
        return new RawPeer(port, "register", name);
    }

    static RawPeer loggedIn(String name, int port) {
        return new RawPeer(port, "login", name);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode message = JSON.readTree(line);
                synchronized (heard) {
                    heard.add(message);
                }
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    /** A request, its fields by name and value; waits for the reply. */
    synchronized JsonNode ask(String type, Object... fields) {
        int id = ++lastId;
        write(request(id, type, fields));
        return await(message -> message.path("re").asInt() == id);
    }

    private static String request(int id, String type, Object... fields) {
        ObjectNode request = JSON.createObjectNode().put("type", type).put("id", id);
        for (int i = 0; i < fields.length; i += 2) {
            request.set((String) fields[i], JSON.valueToTree(fields[i + 1]));
        }
        return request + "\n";
    }

    private void write(String lines) {
        try {
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says all of it without waiting for an answer in between; then waits for all answers. */
    synchronized void sayAll(String room, List<String> texts) {
        int first = lastId + 1;
        StringBuilder lines = new StringBuilder();
        for (String text : texts) {
            lines.append(request(++lastId, "send", "room", room, "text", text));
        }
        write(lines.toString());
        await(message -> message.path("re").asInt() == lastId);
        assertThat(heard().stream()
                        .filter(message -> message.path("re").asInt() >= first)
                        .filter(message -> message.path("type").asText().equals("ok")))
                .as("answers to what was said")
                .hasSameSizeAs(texts);
    }

    void say(String room, String text) {
        assertThat(ask("send", "room", room, "text", text).path("type").asText())
                .as("the reply to %s", text)
                .isEqualTo("ok");
    }

    JsonNode await(Predicate<JsonNode> wanted) {
        Patience.until(
                "a message to a raw peer",
                () -> heard().stream().anyMatch(wanted),
                () -> String.join("\n", heard().stream().map(JsonNode::toString).toList()));
        return heard().stream().filter(wanted).findFirst().orElseThrow();
    }

    void hears(String from, String text) {
        await(message -> message.path("from").asText().equals(from)
                && message.path("text").asText().equals(text));
    }

    /** The texts that somebody said in a room, in their order. */
    List<String> textsOf(String from, String room) {
        return heard().stream()
                .filter(m -> m.path("type").asText().equals("message"))
                .filter(m -> m.path("from").asText().equals(from)
                        && m.path("room").asText().equals(room))
                .map(m -> m.path("text").asText())
                .toList();
    }

    /** The texts of somebody as the room's history has them, in their order. */
    List<String> textsIn(String room, String from) {
        List<String> texts = new ArrayList<>();
        ask("history", "room", room, "limit", 500).path("entries").forEach(entry -> {
            if (entry.path("type").asText().equals("message")
                    && entry.path("from").asText().equals(from)) {
                texts.add(entry.path("text").asText());
            }
        });
        return texts;
    }

    private List<JsonNode> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
