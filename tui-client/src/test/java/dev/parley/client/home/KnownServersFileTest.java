package dev.parley.client.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.net.KnownServers.By;
import dev.parley.client.net.KnownServers.Found;
import dev.parley.client.net.ServerAddress;
import dev.parley.tls.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownServersFileTest {

    private static final String KEY = "SHA256:" + "A".repeat(43);
    private static final ServerAddress CHAT = new ServerAddress("chat.example.org", 5000);

    @TempDir
    private Path folder;

    private Path path;
    private KnownServersFile file;

    @BeforeEach
    void open() {
        path = folder.resolve("kept/known_servers");
        file = again();
    }

    private KnownServersFile again() {
        return new KnownServersFile(path, () -> Instant.parse("2026-11-21T10:00:00Z"));
    }

    private static Fingerprint key(char letter) {
        return Fingerprint.parse("SHA256:" + Character.toString(letter).repeat(42) + "A")
                .orElseThrow();
    }

    private void says(String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void aServerIsFoundByItsKeyOrByAnAuthority() throws IOException {
        assertThat(file.find(CHAT)).isEqualTo(new Found(null, List.of()));
        file.keep(CHAT, key('B'));
        file.keep(new ServerAddress("::1", 7), null);
        assertThat(Files.readString(path))
                .isEqualTo("chat.example.org:5000 " + key('B') + " 2026-11-21\n[::1]:7 ca 2026-11-21\n");
        assertThat(again().find(CHAT).known().key()).isEqualTo(key('B'));
        assertThat(again().find(CHAT).known().where()).isEqualTo("line 1 of " + path);
        assertThat(again().find(new ServerAddress("::1", 7)).known().by()).isEqualTo(By.AUTHORITY);
        assertThat(again().find(new ServerAddress("chat.example.org", 5001)).known())
                .isNull();
    }

    @Test
    void aHostHasOneNameHoweverItIsTyped() throws IOException {
        file.keep(new ServerAddress("Chat.Example.ORG", 5000), key('B'));
        assertThat(file.find(CHAT).known().key()).isEqualTo(key('B'));
        says("CHAT.example.org:5000 " + KEY + " 2026-01-01\n");
        assertThat(file.find(CHAT).known()).isNotNull();
    }

    @Test
    void itIsItsOwnersAlone() throws IOException {
        says("");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
        file.keep(CHAT, key('B'));
        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whatElseStandsInItStays() throws IOException {
        says("# mine\n\nother:1 nonsense\nchat.example.org:5000 " + KEY + " 2026-01-01\n  x:2 ca 2026-01-01");
        file.keep(CHAT, key('B'));
        assertThat(Files.readString(path))
                .isEqualTo("# mine\n\nother:1 nonsense\nchat.example.org:5000 " + key('B')
                        + " 2026-11-21\n  x:2 ca 2026-01-01\n");
        assertThat(file.find(CHAT).troubles())
                .containsExactly("Ignored line 3 of " + path + ": it is not a line of known servers.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SHA256:abc 2026-01-01", "ca", "ca 2026-13-01", "ca 2026-01-01 more", "CA 2026-01-01"})
    void aDamagedLineOfTheServerIsFoundAsSuch(String rest) throws IOException {
        says("chat.example.org:5000 " + rest);
        assertThat(file.find(CHAT).known().by()).isEqualTo(By.DAMAGED_LINE);
    }

    @Test
    void whatIsNoTextIsNotOverwritten() throws IOException {
        Files.createDirectories(path.getParent());
        byte[] bytes = {(byte) 0xFF, (byte) 0xFE, '\n'};
        Files.write(path, bytes);
        assertThatThrownBy(() -> file.find(CHAT)).hasMessage(path + " is not a UTF-8 text file");
        assertThatThrownBy(() -> file.keep(CHAT, null)).isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(path)).isEqualTo(bytes);
        Files.write(path, "x".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> file.find(CHAT)).hasMessageContaining("larger than a mebibyte");
    }

    @Test
    void clientsThatWriteAtTheSameTimeLoseNothing() throws IOException {
        List<CompletableFuture<Void>> writing = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            ServerAddress server = new ServerAddress("host", i);
            writing.add(CompletableFuture.runAsync(() -> {
                try {
                    again().keep(server, key('C'));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        CompletableFuture.allOf(writing.toArray(CompletableFuture[]::new)).join();
        assertThat(Files.readAllLines(path)).hasSize(40);
    }
}
