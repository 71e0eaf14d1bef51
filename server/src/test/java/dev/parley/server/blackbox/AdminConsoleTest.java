package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.admin.socket.Link;
import dev.parley.server.admin.socket.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator's console from another terminal: what it does to people, what the audit log has, and what a reload changes. */
@Timeout(120)
class AdminConsoleTest extends Scenario {

    @TempDir
    Path folder;

    /** The lines of the answer, and how it ended. */
    private static List<String> admin(ServerProcess server, String line) throws IOException {
        try (Link link = Link.to(server.data())) {
            assertThat(link.expect().has(Wire.HELLO)).isTrue();
            link.send(Link.message().put(Wire.OBEY, line).put(Wire.CONFIRM, Wire.Asked.SURE.name()));
            List<String> answer = new ArrayList<>();
            JsonNode message = link.expect();
            for (; message.has(Wire.LINE); message = link.expect()) {
                answer.add(message.get(Wire.LINE).asText());
            }
            answer.add(message.path(Wire.END).asText());
            return answer;
        }
    }

    @Test
    void whatItDoesIsSeenByPeopleAndIsInTheAuditLog() throws Exception {
        ServerProcess own = start(Settings.quick());
        Peer ann = user("ann", own);
        Peer bob = user("bob", own);
        String tea = fresh("tea");
        ann.ok("create", "room", tea);
        bob.ok("join", "room", tea);
        ann.ok("kick", "room", tea, "user", bob.name(), "text", "too loud");
        bob.ok("join", "room", tea);

        assertThat(admin(own, "/ban " + tea + " " + bob.name() + " spam"))
                .containsExactly(bob.name() + " is banned from " + tea + " now.", "DONE");
        bob.event("left", "room", tea, "user", bob.name(), "reason", "banned");
        bob.refused("forbidden", "join", "room", tea);
        assertThat(admin(own, "/roles " + tea)).anyMatch(line -> line.contains("banned by (operator)"));
        assertThat(admin(own, "/sessions " + ann.name())).hasSize(3);
        assertThat(admin(own, "/accounts " + ann.name())).first().asString().startsWith("1 account");
        assertThat(admin(own, "/verify")).last().isEqualTo("DONE");
        assertThat(admin(own, "/backup " + folder.resolve("copy.db"))).last().isEqualTo("DONE");
        assertThat(folder.resolve("copy.db")).isNotEmptyFile();
        assertThat(admin(own, "/backup " + folder.resolve("copy.db"))).last().isEqualTo("FAILED");
        assertThat(admin(own, "/kick " + bob.name())).last().isEqualTo("DONE");

        List<String> acts = admin(own, "/audit 10 " + bob.name());
        assertThat(acts).hasSize(4);
        assertThat(acts.get(0))
                .contains(ann.name() + ": kick " + bob.name() + " [" + tea + "], because: too loud  from <"
                        + ann.address());
        assertThat(acts.get(1))
                .contains("(operator): ban " + bob.name() + " [" + tea + "], because: spam  from <admin.sh>");
        assertThat(acts.get(2)).contains("kick " + bob.name());
    }

    @Test
    void aReloadTakesWhatItCanNamesTheRestAndChangesNothingForAFault() throws Exception {
        // In a session of its own it has no terminal, so SIGHUP reloads, unless who runs the tests has it ignored.
        ServerProcess own = keep(
                ServerProcess.startOver(folder, Settings.quick(), List.of("env", "--default-signal=HUP", "setsid")));
        Peer ann = user("ann", own);
        String tea = fresh("tea");
        ann.ok("create", "room", tea);

        Files.writeString(
                own.config(), Settings.quick().with("limits.max_txet", 5).toToml());
        assertThat(admin(own, "/reload"))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0))
                        .contains("limits.max_txet is no setting. Did you mean limits.max_text? (line "))
                .contains("No setting was changed.", "FAILED");
        ann.ok("send", "room", tea, "text", "more than five");

        Files.writeString(
                own.config(),
                Settings.quick()
                        .with("limits.max_text", 5)
                        .with("limits.max_line", 2048)
                        .with("access.registration", "closed")
                        .with("access.operators", List.of("newadmin"))
                        .toToml());
        assertThat(admin(own, "/reload"))
                .contains(
                        "Changed now: access.operators, access.registration, limits.max_text.",
                        "Only a restart changes: limits.max_line.",
                        "DONE")
                .anyMatch(line -> line.startsWith("Nobody has the operator's name newadmin yet. The code"));
        assertThat(ann.ask("send", "room", tea, "text", "more than five")
                        .path("type")
                        .asText())
                .isEqualTo("error");
        Peer newcomer = connect(own);
        assertThat(newcomer.hello().path("max_text").asInt()).isEqualTo(5);
        assertThat(newcomer.hello().path("registration").asText()).isEqualTo("closed");

        Files.writeString(
                own.config(), Settings.quick().with("limits.max_text", 50).toToml());
        own.signal("HUP");
        own.awaitLine(line -> line.contains("Changed now: access.operators, access.registration, limits.max_text."));
        ann.ok("send", "room", tea, "text", "more than five");
    }

    @Test
    void aKilledServersSocketIsReplacedAndTheProgramSaysWhetherOneRuns() throws Exception {
        ServerProcess first = ServerProcess.startOver(folder, Settings.quick());
        first.kill9();
        assertThat(folder.resolve("admin/console.sock")).exists();
        assertThat(run("users"))
                .isEqualTo("1 No Parley server runs on " + folder + ". Choose another folder with --data DIR.");

        keep(ServerProcess.startOver(folder, Settings.quick()));
        assertThat(run("users")).isEqualTo("0 Nobody is online.");
        assertThat(run("kick", "nobody")).isEqualTo("1 nobody is not online.");
        assertThat(run("kick", "nobody", "--json")).isEqualTo("1 {\"ok\":false,\"error\":\"nobody is not online.\"}");
        assertThat(run("frob")).isEqualTo("2 There is no /frob. /help lists all commands.");
    }

    /** The program of admin.sh: its exit status, and all that it printed. */
    private String run(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.parley.server.admin.remote.AdminMain",
                "--data",
                folder.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + printed.strip();
    }
}
