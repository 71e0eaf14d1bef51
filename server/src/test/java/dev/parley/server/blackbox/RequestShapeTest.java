package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request with every field missing or of another kind, and every request before login: each has its named error. */
class RequestShapeTest extends Scenario {

    private enum Kind {
        TEXT,
        FLAG,
        NUMBER;

        /** Values of all other kinds. */
        List<Object> others() {
            return switch (this) {
                case TEXT -> List.of(7, true, List.of("x"), Map.of("x", "y"), 1.5);
                case FLAG -> List.of("true", 1, List.of(), Map.of());
                case NUMBER -> List.of("7", true, List.of(7), Map.of(), 1.5);
            };
        }
    }

    private record Field(String name, Kind kind, boolean needed, Object good) {}

    private record Form(String type, boolean needsLogin, List<Field> fields) {
        Map<String, Object> good() {
            Map<String, Object> good = new LinkedHashMap<>();
            fields.stream().filter(Field::needed).forEach(field -> good.put(field.name, field.good));
            return good;
        }

        @Override
        public String toString() {
            return type;
        }
    }

    private static Field text(String name) {
        return new Field(name, Kind.TEXT, true, name.equals("room") ? "lobby" : "some text");
    }

    private static Field textOrNot(String name) {
        return new Field(name, Kind.TEXT, false, "some text");
    }

    private static Field number(String name) {
        return new Field(name, Kind.NUMBER, true, 1);
    }

    private static Field numberOrNot(String name) {
        return new Field(name, Kind.NUMBER, false, 1);
    }

    private static Field flagOrNot(String name) {
        return new Field(name, Kind.FLAG, false, true);
    }

    private static Form form(String type, Field... fields) {
        return new Form(type, true, List.of(fields));
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form("register", false, List.of(text("user"), text("password"))),
                new Form("login", false, List.of(text("user"), text("password"), textOrNot("device"))),
                new Form("login", false, List.of(text("token"), textOrNot("device"))),
                new Form("ping", false, List.of()),
                form("logout"),
                form("password", text("old"), text("new")),
                form("rooms", textOrNot("query"), textOrNot("after"), numberOrNot("limit")),
                form("create", text("room"), textOrNot("topic"), flagOrNot("private")),
                form("join", text("room"), flagOrNot("create"), numberOrNot("after"), numberOrNot("limit")),
                form("leave", text("room")),
                form("members", text("room"), textOrNot("after"), numberOrNot("limit")),
                form("who"),
                form("send", text("room"), text("text"), textOrNot("cid"), textOrNot("style"), numberOrNot("reply_to")),
                form("broadcast", text("text")),
                form("history", text("room"), numberOrNot("after"), numberOrNot("limit")),
                form("history", text("room"), numberOrNot("before"), numberOrNot("limit")),
                form("history", text("room"), numberOrNot("around"), numberOrNot("limit")),
                form("read", text("room"), number("seq")),
                form("received", text("room"), number("seq")),
                form("typing", text("room")),
                form("away", textOrNot("text")),
                form("topic", text("room"), text("text")),
                form("block", text("user")),
                form("unblock", text("user")),
                form("blocked"),
                form("preference", text("name"), text("value")));
    }

    static Stream<Form> formsThatNeedLogin() {
        return forms().filter(Form::needsLogin);
    }

    @ParameterizedTest
    @MethodSource("formsThatNeedLogin")
    void beforeLoginThereIsNoMoreThanToLogIn(Form form) {
        connect().refused("not_logged_in", form.type, flat(form.good()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFieldThatIsMissingIsNamed(Form form) {
        Peer peer = form.needsLogin ? user("ann") : connect();
        for (Field field : form.fields) {
            if (field.needed && !field.name.equals("token")) {
                Map<String, Object> request = form.good();
                request.remove(field.name);
                peer.refusedField(field.name, form.type, flat(request));
            }
        }
        peer.ok("ping");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFieldOfTheWrongKindIsNamed(Form form) {
        Peer peer = form.needsLogin ? user("ann") : connect();
        Peer bob = user("bob");
        for (Field field : form.fields) {
            for (Object wrong : field.kind.others()) {
                Map<String, Object> request = form.good();
                request.put(field.name, wrong);
                peer.refusedField(field.name, form.type, flat(request));
            }
        }
        peer.ok("ping");
        bob.nothing("message", "from", peer.name());
    }

    @Test
    void aNumberTooBigToBeOneIsNamed() {
        Peer ann = user("ann");
        for (String big : List.of("99999999999999999999", "1e400", "-99999999999999999999", "1" + "0".repeat(40))) {
            ann.line("{\"type\":\"read\",\"id\":0,\"room\":\"lobby\",\"seq\":" + big + "}");
            Json.assertHas(ann.assertRefused("bad_request", ann.reply(0), big), "field", "seq");
        }
    }

    @Test
    void theTypeIsAField() {
        Peer peer = connect();
        for (String request : List.of(
                "{\"id\":1}",
                "{\"id\":1,\"type\":7}",
                "{\"id\":1,\"type\":null}",
                "{\"id\":1,\"type\":[\"ping\"]}",
                "{\"id\":1,\"Type\":\"ping\"}")) {
            peer.line(request);
            Json.assertHas(peer.assertRefused("bad_request", peer.reply(1), request), "field", "type");
        }
        peer.line("{}");
        JsonNode error = peer.reply();
        Json.assertHas(peer.assertRefused("bad_request", error, "{}"), "field", "type");
        assertThat(error.has("re")).isFalse();
    }

    @Test
    void theIdIsRepeatedWhereverInTheLineItStands() {
        Peer peer = connect();
        peer.line("{\"user\":7,\"password\":{\"id\":5,\"re\":6},\"type\":\"register\",\"id\":9}");
        Json.assertHas(peer.assertRefused("bad_request", peer.reply(9), "register"), "re", 9);
        peer.line("{\"later\":{\"id\":5},\"type\":\"ping\",\"id\":10}");
        Json.assertSame(peer.reply(10), "type", "ok", "re", 10);
    }

    private static Object[] flat(Map<String, Object> fields) {
        List<Object> flat = new ArrayList<>();
        fields.forEach((name, value) -> {
            flat.add(name);
            flat.add(value);
        });
        return flat.toArray();
    }
}
