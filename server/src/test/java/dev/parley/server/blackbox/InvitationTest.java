package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that takes new users by invitation code. */
class InvitationTest extends Scenario {

    private static final String PRINTED = "The code to register it (client option --invite CODE): ";

    @TempDir
    Path data;

    private static Settings byCode() {
        return Settings.quick()
                .with("access.registration", "code")
                .with("access.operators", List.of("ann"))
                .with("limits.registrations_per_hour", 2)
                .with("limits.login_attempts_per_minute", 5)
                .with("limits.login_failures", 2);
    }

    private ServerProcess server(Settings settings) {
        return keep(ServerProcess.startOver(data, settings));
    }

    private Peer admin(ServerProcess server) {
        Awaitility.await().atMost(Duration.ofSeconds(ServerProcess.PATIENCE_S)).until(() -> server.output().stream()
                .anyMatch(line -> line.contains(PRINTED)));
        String code = server.output().stream()
                .filter(line -> line.contains(PRINTED))
                .map(line ->
                        line.substring(line.indexOf(PRINTED) + PRINTED.length()).strip())
                .findFirst()
                .orElseThrow();
        Peer ann = connect(server);
        ann.ok("register", "user", "ann", "password", Peer.PASSWORD, "code", code);
        return ann;
    }

    @Test
    void aClassOfThirtyRegistersAtOnceFromOneAddressWithOneCode() {
        ServerProcess server = server(byCode());
        Peer ann = admin(server);
        ann.ok("create", "room", "maths", "private", true);
        JsonNode made = ann.ok("create_code", "uses", 30, "days", 7, "room", "maths");
        String code = made.path("code").asText();
        Json.assertHas(made, "number", 1, "uses", 30, "room", "maths");
        List<Peer> pupils = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            pupils.add(connect(server));
        }
        Json.assertHas(pupils.get(0).hello(), "registration", "code");
        pupils.get(0).refused("registration_closed", "register", "user", "pupil0", "password", Peer.PASSWORD);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < pupils.size(); i++) {
            ids.add(pupils.get(i).post("register", "user", "pupil" + i, "password", Peer.PASSWORD, "code", code));
        }
        for (int i = 0; i < pupils.size(); i++) {
            JsonNode reply = pupils.get(i).reply(ids.get(i));
            assertThat(Peer.isOk(reply)).as("%s", reply).isTrue();
            assertThat(reply.path("rooms").findValuesAsText("room")).containsExactly("lobby", "maths");
        }
        assertThat(ann.ok("members", "room", "maths").path("members")).hasSize(31);
        assertThat(ann.ok("codes").path("codes")).isEmpty();
        Peer late = connect(server);
        late.refused("no_such_code", "register", "user", "late", "password", Peer.PASSWORD, "code", code);
    }

    @Test
    void aCodeAndItsUsesSurviveACrash() {
        ServerProcess server = server(byCode());
        Peer ann = admin(server);
        String code = ann.ok("create_code", "uses", 2).path("code").asText();
        connect(server).ok("register", "user", "bob", "password", Peer.PASSWORD, "code", code);
        server.kill9();
        ServerProcess again = server(byCode());
        Peer back = connect(again);
        back.login("ann", Peer.PASSWORD);
        JsonNode listed = back.ok("codes").path("codes");
        assertThat(listed).hasSize(1);
        Json.assertHas(listed.get(0), "number", 1, "uses", 2, "left", 1, "by", "ann");
        assertThat(listed.toString()).doesNotContain(code);
        connect(again).ok("register", "user", "carl", "password", Peer.PASSWORD, "code", code);
        connect(again).refused("no_such_code", "register", "user", "dora", "password", Peer.PASSWORD, "code", code);
    }

    @Test
    void whoeverGuessesCodesIsHeldBackAndNobodyElse() {
        ServerProcess server = server(byCode());
        String code = admin(server).ok("create_code").path("code").asText();
        Peer guesser = keep(Peer.connectFrom("127.0.0.9", server));
        for (int i = 0; i < 20; i++) {
            guesser.refused("no_such_code", "register", "user", "eve", "password", Peer.PASSWORD, "code", "guess-" + i);
        }
        JsonNode held =
                guesser.refused("rate_limited", "register", "user", "eve", "password", Peer.PASSWORD, "code", code);
        assertThat(held.path("retry_after_ms").asLong()).isBetween(1L, 60_000L);
        connect(server).ok("register", "user", "bob", "password", Peer.PASSWORD, "code", code);
    }
}
