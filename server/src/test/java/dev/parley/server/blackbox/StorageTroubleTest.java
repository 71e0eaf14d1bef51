package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that takes no more, for real: what was promised is kept, the rest is refused, and nobody has to restart anything. */
class StorageTroubleTest extends Scenario {

    private static final int SMALL_FILE = 256 * 1024;
    private static final String LONG_TEXT = "All work and no play. ".repeat(100);
    /** The store tries again every two seconds. */
    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofSeconds(5);

    private static final int MOST_SENDS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /** What was acknowledged, by number. */
    private final Map<Long, String> promised = new LinkedHashMap<>();

    private int sends;

    @Test
    void aFullDisk() throws Exception {
        Path folderOfDisk = Files.createDirectory(folder.resolve("disk"));
        try (SmallDisk disk = SmallDisk.on(folderOfDisk)) {
            assumeTrue(disk != null, "neither mount nor unshare -Urm may make a small disk here");
            troubleAndRelief(folderOfDisk.resolve("data"), disk.inside(), server -> {}, server -> disk.makeRoom());
        }
    }

    @Test
    void aFileThatMayGrowNoFurther() throws Exception {
        assumeTrue(run("prlimit", "--version"), "there is no prlimit");
        troubleAndRelief(
                folder.resolve("data"),
                List.of(),
                server -> limit(server, Long.toString(SMALL_FILE)),
                server -> limit(server, "unlimited"));
    }

    @Test
    void aDataFolderThatIsMovedAwayAndBack() throws Exception {
        Path data = folder.resolve("data");
        Path away = folder.resolve("away");
        try (ServerProcess server = ServerProcess.startOver(data, Settings.quick())) {
            Peer ann = user("ann", server);
            assertThat(send(ann)).isTrue();
            Files.move(data, away);
            assertThat(send(ann)).isFalse();
            assertHistory(ann);
            Peer again = connect(server);
            again.ok("login", "user", ann.name(), "password", Peer.PASSWORD);
            assertHistory(again);
            Files.move(away, data);
            await().atMost(PATIENCE).until(() -> send(ann));
            assertHistory(ann);
            server.kill9();
        }
        assertAllIsThereAfterTheNextStart(data);
    }

    @Test
    void aDataFolderThatIsDeleted() throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess server = ServerProcess.startOver(data, Settings.quick())) {
            Peer ann = user("ann", server);
            assertThat(send(ann)).isTrue();
            delete(data);
            assertThat(send(ann)).isFalse();
            assertThat(send(ann)).isFalse();
            assertHistory(ann);
            assertThat(data).as("nothing is put in its place").doesNotExist();
        }
    }

    @Test
    void aStoreThatIsReplacedByAnother() throws Exception {
        Path data = folder.resolve("data");
        Path store = data.resolve("parley.db");
        Path other = folder.resolve("other.db");
        try (ServerProcess server = ServerProcess.startOver(data, Settings.quick())) {
            Peer ann = user("ann", server);
            assertThat(send(ann)).isTrue();
            Files.copy(store, folder.resolve("copy.db"));
            Files.move(store, other);
            Files.move(folder.resolve("copy.db"), store);
            byte[] copy = Files.readAllBytes(store);
            assertThat(send(ann)).isFalse();
            assertHistory(ann);
            assertThat(Files.readAllBytes(store)).as("it is not written to").isEqualTo(copy);
            Files.move(other, store, StandardCopyOption.REPLACE_EXISTING);
            await().atMost(PATIENCE).until(() -> send(ann));
            server.kill9();
        }
        assertAllIsThereAfterTheNextStart(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley.db-wal", "parley.db-shm"})
    void aFileBesideTheStoreThatIsDeleted(String name) throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess server = ServerProcess.startOver(data, Settings.quick())) {
            Peer ann = user("ann", server);
            assertThat(send(ann)).isTrue();
            Files.delete(data.resolve(name));
            assertThat(send(ann)).isFalse();
            assertHistory(ann);
            assertThat(send(ann)).isFalse();
            server.awaitLine(line -> line.contains("All stored messages are in the database now"));
            server.kill9();
        }
        assertAllIsThereAfterTheNextStart(data);
    }

    private void assertAllIsThereAfterTheNextStart(Path data) {
        try (ServerProcess server = ServerProcess.startOver(data, Settings.quick())) {
            assertHistory(user("eve", server));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The soft limit alone, which may be lifted again. */
    private static void limit(ServerProcess server, String bytes) {
        assertThat(run("prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":"))
                .isTrue();
    }

    private interface Deed {
        void on(ServerProcess server) throws IOException;
    }

    private void troubleAndRelief(Path data, List<String> inside, Deed trouble, Deed relief) throws IOException {
        try (ServerProcess server = ServerProcess.startOver(data, Settings.quick(), inside)) {
            Peer ann = user("ann", server);
            Peer bob = user("bob", server);
            trouble.on(server);
            untilNothingIsStored(ann, bob);
            bob.refused("storage_failed", "create", "room", "den");
            Peer late = connect(server);
            late.refused("storage_failed", "register", "user", fresh("cy"), "password", Peer.PASSWORD);
            bob.refused("no_such_room", "join", "room", "den");
            assertHistory(bob);
            assertThat(send(ann)).isFalse();
            again(ann.token(), server).ok("ping");
            Peer withPassword = connect(server);
            String lent = withPassword
                    .ok("login", "user", ann.name(), "password", Peer.PASSWORD)
                    .path("token")
                    .asText();
            withPassword.ok("join", "room", "lobby");
            assertHistory(withPassword);
            assertHistory(again(lent, server));

            relief.on(server);
            await().atMost(PATIENCE).until(() -> send(ann));
            late.register(fresh("dan"));
            again(lent, server).ok("ping");
            bob.ok("create", "room", "den");
            assertHistory(bob);
            assertThat(send(bob)).isTrue();
            assertHeard(ann, bob);
            server.awaitLine(line -> line.contains("can be stored again"));
            server.kill9();
        }
        try (ServerProcess server = ServerProcess.startOver(data, Settings.quick(), inside)) {
            Peer eve = user("eve", server);
            assertHistory(eve);
            eve.refused("room_exists", "create", "room", "den");
        }
    }

    /** The store makes what room it can, so the first refusal is not yet the end. */
    private void untilNothingIsStored(Peer... peers) {
        long stored = System.nanoTime();
        while (System.nanoTime() - stored < LONGER_THAN_ANY_PAUSE.toNanos()) {
            for (Peer peer : peers) {
                if (send(peer)) {
                    stored = System.nanoTime();
                    assertThat(sends).as("sends until the disk is full").isLessThan(MOST_SENDS);
                } else {
                    peer.ok("ping");
                }
            }
        }
    }

    private Peer again(String token, ServerProcess server) {
        Peer peer = connect(server);
        peer.login(token);
        return peer;
    }

    /** Whether it was stored; if not, nothing else may have gone wrong. */
    private boolean send(Peer peer) {
        String text = ++sends + " " + LONG_TEXT;
        JsonNode reply = peer.ask("send", "room", "lobby", "text", text, "cid", "c" + sends);
        if (Peer.isOk(reply)) {
            assertThat(promised.put(reply.path("seq").asLong(), text)).isNull();
            return true;
        }
        peer.assertRefused("storage_failed", reply, "send");
        return false;
    }

    /** All that was acknowledged is there, under its number, and no other message. */
    private void assertHistory(Peer peer) {
        Map<Long, String> messages = new LinkedHashMap<>();
        List<Long> seqs = new ArrayList<>();
        boolean more = true;
        while (more) {
            long after = seqs.isEmpty() ? 0 : seqs.get(seqs.size() - 1);
            JsonNode page = peer.ok("history", "room", "lobby", "after", after, "limit", 500);
            for (JsonNode entry : page.path("entries")) {
                seqs.add(entry.path("seq").asLong());
                if (entry.path("type").asText().equals("message")) {
                    messages.put(entry.path("seq").asLong(), entry.path("text").asText());
                }
            }
            more = page.path("more").asBoolean();
        }
        assertThat(messages).isEqualTo(promised);
        assertThat(seqs)
                .isEqualTo(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
    }

    /** What each was told of is what was promised to the other, and nothing besides. */
    private void assertHeard(Peer... peers) {
        for (Peer peer : peers) {
            for (JsonNode event : peer.drain()) {
                if (event.path("type").asText().equals("message")) {
                    assertThat(promised)
                            .containsEntry(
                                    event.path("seq").asLong(),
                                    event.path("text").asText());
                }
            }
        }
    }

    private static boolean run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
