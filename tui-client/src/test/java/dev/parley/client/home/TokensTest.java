package dev.parley.client.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Remembered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    private static final String SERVER = "example.org:5000";

    @TempDir
    private Path data;

    private Tokens tokens() {
        return new Tokens(data.resolve("tokens"));
    }

    @Test
    void aTokenIsForItsOwnerAlone() throws IOException {
        try (Tokens tokens = tokens()) {
            tokens.keep(SERVER, "ann", "t1");
        }
        assertThat(permissions(data.resolve("tokens"))).isEqualTo("rwx------");
        try (var files = Files.list(data.resolve("tokens"))) {
            assertThat(files).allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
        try (Tokens tokens = tokens()) {
            assertThat(tokens.find(SERVER, "Ann")).isEqualTo(new Remembered("ann", "t1"));
            assertThat(tokens.find("elsewhere:5000", "ann")).isNull();
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void withoutANameItIsTheLastOneThatNobodyUses() throws IOException {
        try (Tokens earlier = tokens()) {
            earlier.keep(SERVER, "ann", "t1");
            earlier.keep(SERVER, "bob", "t2");
        }
        try (Tokens first = tokens();
                Tokens second = tokens();
                Tokens third = tokens()) {
            try (var files = Files.newDirectoryStream(data.resolve("tokens"), "*ann.token")) {
                for (Path file : files) {
                    Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
                }
            }
            assertThat(first.find(SERVER, "")).isEqualTo(new Remembered("bob", "t2"));
            assertThat(second.find(SERVER, "")).isEqualTo(new Remembered("ann", "t1"));
            assertThat(third.find(SERVER, "")).isNull();
            assertThat(third.find(SERVER, "ann")).isEqualTo(new Remembered("ann", "t1"));
        }
    }

    @Test
    void whoIsSignedInElsewhereIsKnownAndNotYetCounted() throws IOException {
        try (Tokens first = tokens();
                Tokens second = tokens()) {
            assertThat(second.newest(SERVER)).isNull();
            first.keep(SERVER, "ann", "t1");
            assertThat(second.find(SERVER, "")).isNull();
            assertThat(second.newest(SERVER)).isEqualTo(new Remembered("ann", "t1"));
            assertThat(first.isShared(SERVER, "ann")).isFalse();
        }
    }

    @Test
    void whoSignsOutLeavesNoTokenOfAWindowThatHasEnded() throws IOException {
        try (Tokens first = tokens()) {
            first.keep(SERVER, "ann", "t1");
            try (Tokens second = tokens()) {
                second.keep(SERVER, "ann", "t2");
                second.signOut(SERVER, "ann");
                assertThat(second.find(SERVER, "ann"))
                        .as("the first one uses it")
                        .isEqualTo(new Remembered("ann", "t2"));
            }
            first.signOut(SERVER, "ann");
            assertThat(first.find(SERVER, "ann")).isNull();
        }
    }

    @Test
    void clientsOfOneUserShareATokenAndKnowThatTheyDo() throws IOException {
        try (Tokens second = tokens()) {
            try (Tokens first = tokens()) {
                first.keep(SERVER, "ann", "t1");
                assertThat(first.isShared(SERVER, "ann")).isFalse();
                assertThat(second.find(SERVER, "ann")).isEqualTo(new Remembered("ann", "t1"));
                assertThat(first.isShared(SERVER, "ann")).isTrue();
                assertThat(second.isShared(SERVER, "ann")).isTrue();
            }
            assertThat(second.isShared(SERVER, "ann")).isFalse();
            try (Tokens third = tokens()) {
                assertThat(third.find(SERVER, "")).as("it is in use").isNull();
                assertThat(second.isShared(SERVER, "ann")).isFalse();
                assertThat(third.find(SERVER, "ann")).isNotNull();
                assertThat(second.isShared(SERVER, "ann")).isTrue();
            }
        }
    }

    @Test
    void whoLetsGoOfATokenLeavesItToTheOthersAndCountsNoMore() throws IOException {
        Tokens first = tokens();
        Tokens second = tokens();
        Tokens third = tokens();
        try {
            first.keep(SERVER, "ann", "t1");
            second.find(SERVER, "ann");
            third.find(SERVER, "ann");
            assertThat(first.isShared(SERVER, "ann")).isTrue();
            first.close();
            assertThat(second.isShared(SERVER, "ann")).isTrue();
            second.close();
            assertThat(third.isShared(SERVER, "ann")).as("it is the last").isFalse();
            assertThat(first.find(SERVER, "ann")).isEqualTo(new Remembered("ann", "t1"));
            assertThat(third.isShared(SERVER, "ann")).isTrue();
        } finally {
            first.close();
            third.close();
        }
    }

    @Test
    void aVoidTokenDoesNotTakeANewerOneWithIt() throws IOException {
        try (Tokens first = tokens();
                Tokens second = tokens()) {
            first.keep(SERVER, "ann", "t1");
            second.keep(SERVER, "ann", "t2");
            assertThat(first.forget(SERVER, "ann", "t1")).isEqualTo(new Remembered("ann", "t2"));
            assertThat(second.forget(SERVER, "ann", "t2")).isNull();
            assertThat(second.find(SERVER, "ann")).isNull();
        }
    }

    @Test
    void whatIsForgottenIsGone() throws IOException {
        try (Tokens tokens = tokens()) {
            tokens.keep(SERVER, "../ann*", "t1");
            assertThat(tokens.find(SERVER, "../ann*")).isNotNull();
            tokens.forget(SERVER, "../ann*", "t1");
            tokens.keep(SERVER, "bob", "t2");
            tokens.forgetAll();
            assertThat(tokens.find(SERVER, "")).isNull();
            assertThat(data.resolve("tokens")).isEmptyDirectory();
        }
    }
}
