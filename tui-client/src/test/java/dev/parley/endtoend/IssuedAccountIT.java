package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts that an admin makes where nobody can register: each begins with a password for one sign-in. */
class IssuedAccountIT extends EndToEnd {

    private static final String FIRST = "Choose your own password first: type /password.";
    private static final String SAME = "Choose another password than the one that you were given.";
    private static final String MADE = "An admin made this account. Choose your own password.";

    private Server server;
    private FullScreen ann;

    @BeforeEach
    void openSchool() {
        server = stage.serverWith("""
                [access]
                registration = "closed"
                operators = ["ann"]
                """);
        String code = server.process()
                .awaitLine("the operator's name ann yet\\. .*: (\\w+)$")
                .group(1);
        ann = FullScreen.invited("ann", stage.terminal(100, 30), server.port(), code, PASSWORD);
    }

    /** What the admin reads out to its owner. */
    private String account(String name) {
        ann.enter("/account create " + name);
        String created = "Created the account " + name + ". Its password: ";
        ann.terminal().awaitRow(created);
        ann.terminal().awaitRow(name + " signs in with it");
        return ann.terminal().screen().stream()
                .filter(row -> row.contains(created))
                .map(row -> row.replaceFirst(".*" + created + "(\\S+).*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onTheFullScreenItIsAskedForAtOnceAndNothingElseWorksBefore() {
        String issued = account("bob");
        FullScreen bob = stage.fullScreen("bob", server.port());
        bob.signIn(issued);
        bob.isTold(MADE);
        bob.terminal().keys("Escape");
        // The question is gone: what is typed too soon after Esc would be Alt and a letter.
        bob.terminal().awaitRow("[●*] bob +" + FIRST);
        bob.terminal().awaitCaretBehind(">");
        bob.isTold("^ ?" + FIRST + "$");
        bob.enter("hello");
        bob.terminal().awaitRow("[●*] bob +" + FIRST);
        bob.enter("/join lobby");
        bob.isTold("This password is for one sign-in\\. Choose your own first: /password changes it\\.");
        bob.enter("/password");
        bob.isTold("^Old password:");
        bob.enter(issued);
        bob.isTold("^New password:");
        bob.enter(PASSWORD);
        bob.isTold("^New password again:");
        bob.enter(PASSWORD);
        bob.isTold("Password changed\\. Welcome\\.");
        bob.terminal().awaitRow("^#lobby>");
        bob.enter("hello from bob");
        ann.hears("lobby", "bob", "hello from bob");
        assertThat(server.everythingLogged()).doesNotContain(issued, PASSWORD);
    }

    @Test
    void inLinesItIsAskedForAndTheOneOfTheAdminIsNotTaken() {
        String issued = account("bob");
        LineScreen bob = new LineScreen("bob", stage.terminal(100, 30), server.port());
        bob.enter("bob");
        bob.awaitLast("Password:");
        bob.enter(issued);
        bob.awaitLast("New password:");
        bob.isTold("^" + MADE + "$");
        ann.enter("/broadcast Tea is ready.");
        bob.isTold("Tea is ready\\.");
        bob.awaitLast("New password:");
        bob.enter(issued);
        bob.isTold("^" + SAME + "$");
        bob.awaitLast("New password:");
        bob.enter(PASSWORD);
        bob.awaitLast("New password again:");
        bob.enter(PASSWORD);
        bob.awaitLast("lobby>");
        bob.isTold("^You are in #lobby\\.");
        bob.enter("hello from bob");
        ann.hears("lobby", "bob", "hello from bob");
        assertThat(bob.terminal().scrollback()).noneMatch(row -> row.contains(issued) || row.contains(PASSWORD));
    }

    @Test
    void inAPipeItComesFromAFile() throws IOException {
        String issued = account("robot");
        Piped without = piped(issued, "--user", "robot", "--join", "lobby");
        without.write("lost");
        assertThat(without.endingInput()).isEqualTo(1);
        assertThat(without.errors())
                .containsExactly("An admin made this account. Choose your own password first, with --commands and"
                        + " --new-password-file FILE.");

        Piped same = piped(issued, "--commands", "--new-password-file", file(issued), "--user", "robot");
        assertThat(same.endingInput()).isEqualTo(1);
        assertThat(same.errors()).containsExactly(SAME);

        Piped with = piped(
                issued, "--commands", "--new-password-file", file(PASSWORD), "--user", "robot", "--join", "lobby");
        with.write("beep");
        assertThat(with.endingInput()).as("%s", with.errors()).isZero();
        Piped again = piped(PASSWORD, "--user", "robot", "--join", "lobby");
        again.write("boop");
        assertThat(again.endingInput()).as("%s", again.errors()).isZero();
        ann.hears("lobby", "robot", "beep");
        ann.hears("lobby", "robot", "boop");
        assertThat(ann.terminal().screen()).noneMatch(row -> row.contains("lost"));
    }

    private Piped piped(String password, Object... options) {
        Object[] all = new Object[options.length + 3];
        all[0] = "--plain";
        System.arraycopy(options, 0, all, 1, options.length);
        all[options.length + 1] = "127.0.0.1";
        all[options.length + 2] = server.port();
        return stage.client(Map.of("PARLEY_PASSWORD", password), all);
    }

    private Path file(String password) throws IOException {
        Path file = Files.writeString(Files.createTempFile(stage.folder(), "password", ""), password + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
