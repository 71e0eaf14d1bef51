package dev.parley.client;

import dev.parley.client.home.Folders;
import dev.parley.client.home.Home;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Session;
import dev.parley.client.model.Settings;
import dev.parley.client.reducer.Reducer;
import dev.parley.client.terminal.Key;
import dev.parley.client.view.View;
import dev.parley.zone.LocalZone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole start of the client, against a stand-in for a server: the form drawn once, then signed in by a token, in a room, a message read.
 * Run by scripts/lib/archive.sh, so that the archive of loaded classes has what a start loads. Everything it keeps is in the folders of its
 * environment, which are to be temporary ones. Ends by itself.
 */
public final class Rehearsal {

    private static final String HELLO = """
            {"type":"hello","protocol":1,"server":"rehearsal","epoch":"1","time":"2026-01-01T00:00:00.000Z",\
            "max_line":65536,"max_text":4096,"heartbeat_s":30,"registration":"open","tls":false}
            """;

    private static final String SIGNED_IN = """
            "user":"rehearsal","token":"rehearsal","rooms":[\
            {"room":"lobby","last_seq":3,"read_seq":1,"mentions":1,"role":"member"},\
            {"room":"@ann","last_seq":0,"read_seq":0,"mentions":0,"role":"member"}]""";

    private static final String JOINED = """
            "room":"lobby","topic":"What this is about: é 茶","role":"member","members":[\
            {"user":"rehearsal","role":"member","online":true},{"user":"ann","role":"owner","online":true,"away":"soon back"}],\
            "entries":[{"type":"joined","room":"lobby","seq":1,"at":"2026-01-01T00:00:00.000Z","user":"ann"},\
            {"type":"message","room":"lobby","seq":2,"at":"2026-01-01T00:00:01.000Z","from":"ann","text":"hello, é 茶",\
            "cid":"c1","reactions":[{"by":"ann","emoji":"👍","seq":1}]},\
            {"type":"message","room":"lobby","seq":3,"at":"2026-01-01T00:00:02.000Z","from":"ann","text":"@rehearsal",\
            "reply_to":2}],"last_seq":3,"more":true,"created":false""";

    private static final String SAID = """
            {"type":"message","room":"lobby","seq":4,"at":"2026-01-01T00:00:03.000Z","from":"ann","text":"and more"}
            """;

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern TYPE = Pattern.compile("\"type\":\"(\\w+)\"");

    /** Past this it ends all the same, with as much as was loaded by then. */
    private static final int PATIENCE_MS = 20_000;

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        theForm();
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + listening.getLocalPort();
            rememberToken(address);
            Thread server = new Thread(() -> serve(listening), "rehearsal");
            server.setDaemon(true);
            server.start();
            Main.main(new String[] {address, "--user", "rehearsal"});
        }
    }

    /** What who comes for the first time sees. */
    private static void theForm() {
        Settings settings = new Settings(LocalZone.ofEnvironment().zone(), "rehearsal", "rehearsal", List.of());
        Model model = Model.start(settings, Instant.EPOCH, "127.0.0.1:5000", "");
        for (Event event : List.of(
                new Event.Pressed(new Key.Resize(100, 30)),
                new Event.Started(true),
                new Event.Pressed(new Key.Text("a")),
                new Event.Pressed(Key.of(Key.Name.TAB)))) {
            model = Reducer.update(model, event).model();
        }
        View.render(model);
    }

    private static void rememberToken(String address) {
        try (Home home = Home.in(Folders.of(System.getenv()))) {
            home.carryOut(new Effect.KeepToken(address, new Session("rehearsal", "rehearsal")), event -> {});
        }
    }

    /** Answers what a client asks, and ends the program when what came live has been read too: by then it was drawn. */
    private static void serve(ServerSocket listening) {
        int reads = 0;
        try (Socket client = listening.accept()) {
            client.setSoTimeout(PATIENCE_MS);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            out.write(HELLO.getBytes(StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null && reads < 2; line = in.readLine()) {
                boolean isRead = asked(TYPE, line).equals("read");
                String reply = answer(asked(TYPE, line), asked(ID, line)) + (isRead ? SAID : "");
                out.write(reply.getBytes(StandardCharsets.UTF_8));
                reads += isRead ? 1 : 0;
            }
        } catch (IOException over) {
            // Nobody came, or went early.
        }
        System.exit(0);
    }

    private static String answer(String type, String id) {
        return switch (type) {
            case "login" -> ok(id, SIGNED_IN);
            case "join" -> ok(id, JOINED);
            case "read" -> ok(id, "\"room\":\"lobby\",\"seq\":4");
            case "pong" -> "";
            default -> "{\"type\":\"error\",\"re\":" + id + ",\"code\":\"internal\",\"text\":\"This is no server.\"}\n";
        };
    }

    private static String ok(String id, String fields) {
        return "{\"type\":\"ok\",\"re\":" + id + "," + fields + "}\n";
    }

    private static String asked(Pattern what, String line) {
        Matcher found = what.matcher(line);
        return found.find() ? String.valueOf(found.group(1)) : "";
    }
}
