package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.home.Folders;
import dev.parley.client.home.Home;
import dev.parley.client.options.ClientOptions;
import dev.parley.client.outbox.Outbox;
import dev.parley.client.settings.Notes;
import dev.parley.client.settings.Preferences;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People at the simplest of terminals, and the real server between them. */
@Timeout(600)
class LineClientOnServerTest {

    private final List<Person> people = new ArrayList<>();
    private RealServer server;

    @TempDir
    private Path data;

    @BeforeEach
    void start() throws IOException {
        server = RealServer.start(data, 0);
    }

    @AfterEach
    void end() throws IOException {
        for (Person person : people) {
            person.keyboard.close();
        }
        if (server != null) {
            server.close();
        }
    }

    /** Who types into a client and reads what it prints. */
    private static final class Person {
        private final PipedOutputStream keyboard = new PipedOutputStream();
        private final ByteArrayOutputStream paper = new ByteArrayOutputStream();
        private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
        private final List<Throwable> bugs = new ArrayList<>();
        private final CompletableFuture<Integer> status = new CompletableFuture<>();

        private Person(Home home, Preferences preferences, String password, String... arguments) throws Exception {
            ClientOptions options = ClientOptions.parse(List.of(arguments));
            PrintStream out = new PrintStream(paper, true, StandardCharsets.UTF_8);
            Console console = new DumbConsole(new PipedInputStream(keyboard, 65536), out, out);
            Clock clock = Clock.system(ZoneOffset.UTC);
            LatestModel model = new LatestModel(LineClient.beginning(options, preferences, home, clock));
            Thread client = new Thread(() -> {
                try {
                    status.complete(LineClient.run(
                            options,
                            LineClient.once(() -> password),
                            model,
                            clock,
                            console,
                            Outbox.none(),
                            home,
                            new PrintStream(errors, true, StandardCharsets.UTF_8),
                            bugs::add));
                } catch (Exception failed) {
                    status.completeExceptionally(failed);
                }
            });
            client.setDaemon(true);
            client.start();
        }

        private void types(String line) throws IOException {
            keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        }

        private void reads(String text) {
            await().atMost(Duration.ofMinutes(2)).until(() -> said().contains(text));
        }

        private String said() {
            return paper.toString(StandardCharsets.UTF_8);
        }

        private int ends() {
            assertThat(status).succeedsWithin(Duration.ofMinutes(2));
            assertThat(bugs).isEmpty();
            return status.join();
        }
    }

    private Person person(String password, String... arguments) throws Exception {
        return personAt(Home.none(), password, arguments);
    }

    private Person personAt(Home home, String password, String... arguments) throws Exception {
        return personWith(home, Preferences.USUAL, password, arguments);
    }

    private Person personWith(Home home, Preferences preferences, String password, String... arguments)
            throws Exception {
        List<String> all = new ArrayList<>(List.of("127.0.0.1:" + server.port(), "--plain"));
        all.addAll(List.of(arguments));
        Person person = new Person(home, preferences, password, all.toArray(String[]::new));
        people.add(person);
        return person;
    }

    private Person member(String name) throws Exception {
        Person person = person("secret-password", "--user", name, "--register", "--join", "tea");
        person.reads("#tea");
        return person;
    }

    @Test
    void twoPeopleMeetTalkAndPart() throws Exception {
        Person ann = member("ann");
        assertThat(ann.said()).contains("Signed in as ann.", "Created #tea.");
        Person bob = member("bob");
        ann.reads("bob joined tea");
        bob.types("hello größe \u001B[2J");
        ann.reads(" bob: hello größe [2J");
        ann.types("/me waves");
        bob.reads(" * ann waves");
        ann.types("@bob: psst");
        ann.reads("To @bob only: psst");
        bob.reads(" ann: psst");
        ann.reads("Delivered to @bob");
        bob.types("/leave");
        ann.reads("bob left tea");
        bob.types("/quit");
        assertThat(bob.ends()).isZero();
        ann.types("/lst");
        ann.reads("Did you mean /list?");
        ann.keyboard.close();
        assertThat(ann.ends()).isZero();
        assertThat(ann.said()).as("what one typed is on the screen already").doesNotContain("* ann waves");
    }

    @Test
    void linesOfSomebodyWhoIsBlockedAreFolded() throws Exception {
        Person ann = member("ann");
        Person bob = member("bob");
        ann.reads("bob joined tea");
        ann.types("/block bob");
        ann.reads("Blocked bob. /unblock bob takes it back.");
        bob.types("a rude word");
        ann.reads(" bob: (blocked)");
        bob.types("@ann: psst");
        bob.reads("To @ann only: psst");
        ann.types("/blocked");
        ann.reads("You have blocked 1 person");
        ann.types("/blocked show");
        ann.reads("/blocked hide folds them");
        bob.types("another word");
        ann.reads(" bob: another word");
        assertThat(ann.said()).doesNotContain("rude", "psst");
        ann.types("/unblock bob");
        ann.reads("Unblocked bob.");
        ann.types("/msg bob");
        ann.reads(" bob: psst");
    }

    @Test
    void whoHasNoAccountCanRegisterWithWhatWasTyped() throws Exception {
        Person ann = person(null);
        ann.types("ann");
        ann.types("secret-password");
        ann.reads("Wrong password, or no account of that name. New here? Register ann.");
        ann.types("r");
        ann.types("secret-passwort");
        ann.reads("The two passwords differ. Type both again.");
        ann.types("secret-password");
        ann.types("secret-password");
        ann.reads("Signed in as ann.");
        assertThat(ann.said()).doesNotContain("secret-passwor");
    }

    @Test
    void noLineOfTheHelpIsWiderThanATerminal() throws Exception {
        Person ann = person("secret-password", "--user", "ann", "--register");
        ann.reads("1 room");
        for (String help : List.of("/help", "/help search", "/help export", "/help bell", "/keys", "/set")) {
            ann.types(help);
        }
        ann.reads("restores the default");
        assertThat(ann.said().replace("lobby> ", "").lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void oldNamesInTheSettingsAreNamedOnceOnStandardError() throws Exception {
        String note = "client.toml, line 3: attention is now called notify. It still works.";
        Preferences noted = Preferences.USUAL.with(Notes.of(List.of(note)));
        Person ann = personWith(Home.none(), noted, "secret-password", "--user", "ann", "--register");
        ann.reads("Signed in as ann.");
        ann.types("/topic");
        ann.reads("topic");
        assertThat(ann.errors.toString(StandardCharsets.UTF_8).lines()).containsExactly(note);
        assertThat(ann.said()).doesNotContain("attention");
        ann.types("/set");
        ann.reads("Note: client.toml, line 3: attention");
        ann.types("/quit");
        assertThat(ann.ends()).isZero();
    }

    @Test
    void registeringIsNotOfferedWhereTheServerTakesNoNewAccounts(@TempDir Path folder) throws Exception {
        Path config = Files.writeString(folder.resolve("config.toml"), "[access]\nregistration = \"closed\"\n");
        server.close();
        server = RealServer.start(data, 0, "--config", config.toString());
        Person ann = person(null);
        ann.types("ann");
        ann.types("secret-password");
        ann.reads("This server does not accept new accounts.");
        ann.types("r");
        ann.types("q");
        assertThat(ann.ends()).isEqualTo(1);
        assertThat(ann.said()).doesNotContain("register", "New here");
    }

    @Test
    void anOperatorsCodeIsAskedForAndThePasswordIsKept(@TempDir Path folder) throws Exception {
        Path config = Files.writeString(folder.resolve("config.toml"), "[access]\noperators = [\"boss\"]\n");
        server.close();
        server = RealServer.start(data, 0, "--config", config.toString());
        await().atMost(Duration.ofMinutes(2)).until(() -> server.said().contains("--invite CODE): "));
        String code = server.said()
                .lines()
                .filter(line -> line.contains("--invite CODE): "))
                .findFirst()
                .orElseThrow();
        Person boss = person(null, "--user", "boss", "--register");
        boss.types("secret-password");
        boss.types("secret-password");
        boss.reads("The name boss is kept for an operator. Type the code");
        boss.types("nonsense");
        boss.reads("Wrong code for boss.");
        boss.types(code.substring(code.lastIndexOf(' ') + 1));
        boss.reads("Signed in as boss.");
        assertThat(boss.said().split("New password: ", -1)).hasSize(2);
    }

    @Test
    void anAnswerThatIsNoneIsAskedAgainAndIsSaidNowhere() throws Exception {
        Person bob = person("secret-password", "--user", "bob", "--register");
        bob.reads("Signed in as bob.");
        Person ann = person(null);
        ann.types("");
        ann.types("ann");
        ann.types("");
        ann.types("secret-password");
        for (String none : List.of("x", "secret-password", "", "n", "yes", "/join tea")) {
            ann.types(none);
        }
        ann.types("Register");
        ann.types("secret-password");
        ann.reads("Signed in as ann.");
        ann.types("Here I am.");
        bob.reads(" ann: Here I am.");
        assertThat(bob.said().lines().filter(line -> line.contains(" ann: "))).hasSize(1);
        assertThat(ann.said().split("Type r to register ann", -1)).hasSize(8);
    }

    @Test
    void aNewPasswordIsTypedTwiceWhereRegisteringIsAskedFor() throws Exception {
        Person bob = person("secret-password", "--user", "bob", "--register");
        bob.reads("Signed in as bob.");
        Person ann = person(null, "--user", "ann", "--register");
        ann.types("secret-password");
        ann.types("secret-password");
        ann.reads("Signed in as ann.");
        ann.types("Here I am.");
        bob.reads(" ann: Here I am.");
        assertThat(bob.said().lines().filter(line -> line.contains(" ann: "))).hasSize(1);
    }

    @Test
    void aPasswordThatIsTooShortIsAskedAgainAndTheNameStays() throws Exception {
        Person ann = person(null, "--user", "ann", "--register");
        ann.types("short");
        ann.types("short");
        await().atMost(Duration.ofMinutes(2)).until(() -> ann.said().split("New password: ", -1).length == 3);
        ann.types("secret-password");
        ann.types("secret-password");
        ann.reads("Signed in as ann.");
    }

    @Test
    void whoSignedInStaysSignedInUntilTheySignOut(@TempDir Path home) throws Exception {
        Folders folders = new Folders(home.resolve("settings"), home.resolve("kept"));
        Person first = personAt(Home.in(folders), "secret-password", "--user", "ann", "--register");
        awaitToken(home);
        first.types("/quit");
        first.ends();
        Person second = personAt(Home.in(folders), null);
        second.reads("Signed in as ann.");
        assertThat(second.said()).as("nothing is asked").doesNotContain("Name", "Password");
        second.types("Here I am.");
        second.types("/quit");
        assertThat(second.ends()).isZero();
    }

    @Test
    void signingOutInOneWindowLeavesTheOtherSignedIn(@TempDir Path home) throws Exception {
        Folders folders = new Folders(home.resolve("settings"), home.resolve("kept"));
        Person first = personAt(Home.in(folders), "secret-password", "--user", "ann", "--register");
        awaitToken(home);
        first.reads("Signed in as ann.");
        Person second = personAt(Home.in(folders), null, "--user", "ann");
        second.reads("Signed in as ann.");
        second.types("/logout");
        second.reads("Signed out in this window.");
        int port = server.port();
        server.kill();
        first.reads("Trying again.");
        server = RealServer.start(data, port);
        first.reads("Connected again");
        first.types("/quit");
        assertThat(first.ends()).isZero();
        Person third = personAt(Home.in(folders), null, "--user", "ann");
        third.reads("Signed in as ann.");
    }

    @Test
    void aSecondWindowSignsInTheSameUserAfterEnterOrWhoeverIsNamed(@TempDir Path home) throws Exception {
        Folders folders = new Folders(home.resolve("settings"), home.resolve("kept"));
        Person first = personAt(Home.in(folders), "secret-password", "--user", "ann", "--register");
        first.reads("Signed in as ann.");
        awaitToken(home);
        Person second = personAt(Home.in(folders), null);
        second.reads("ann is signed in in another window. Press Enter to sign in as ann here too.");
        second.reads("Name (Enter for ann): ");
        second.types("");
        second.reads("Signed in as ann.");
        assertThat(second.said()).doesNotContain("Password:");
        Person third = personAt(Home.in(folders), null);
        third.reads("Name (Enter for ann): ");
        third.types("bob");
        third.reads("Password:");
        third.types("secret-password");
        third.reads("r to register bob");
        third.types("r");
        third.types("secret-password");
        third.reads("Signed in as bob.");
    }

    @Test
    void thePasswordIsChangedUnseenAndTypedTwice() throws Exception {
        Person ann = person("secret-password", "--user", "ann", "--register");
        ann.reads("1 room");
        ann.types("/password");
        ann.types("secret-password");
        ann.types("another-password");
        ann.types("another-passwort");
        ann.types("another-password");
        ann.types("another-password");
        ann.reads("Password changed.");
        ann.types("/me waves");
        Person again = person("another-password", "--user", "ann");
        again.reads("Signed in as ann.");
        again.reads("* ann waves");
        assertThat(again.said()).doesNotContain("-passwor");
        assertThat(ann.said()).doesNotContain("-passwor");
    }

    /** It is written behind the client's back. */
    private static void awaitToken(Path home) {
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            try (Stream<Path> files = Files.walk(home)) {
                return files.anyMatch(file -> file.toString().endsWith(".token"));
            }
        });
    }

    @Test
    void aNewcomerIsToldWhatTheyCanDo() throws Exception {
        Person ann = person("secret-password", "--user", "ann", "--register");
        ann.reads("#lobby");
        ann.reads("You are in #lobby. You are its only member.");
        ann.reads("No messages yet. Type one and press Enter");
        for (String step : List.of("First steps", "/list", "/join ROOM", "/msg NAME TEXT", "/leave, /quit", "/help")) {
            ann.reads(step);
        }
        ann.reads("1 room");
        Person bob = member("bob");
        bob.types("/join lobby");
        bob.reads("You are in #lobby. Online: ann.");
    }

    @Test
    void signingOutNamesTheRoomsThatAreLeftAndAsks() throws Exception {
        Person ann = person("secret-password", "--user", "ann", "--register");
        ann.reads("Signed in as ann.");
        ann.types("/logout");
        ann.reads("you leave #lobby. /quit keeps them. Type yes or no.");
        ann.types("yes");
        ann.reads("Signed out.");
    }

    @Test
    void registeringAnAccountThatIsThereSignsIn() throws Exception {
        Person first = member("ann");
        first.types("/quit");
        first.ends();
        Person again = person("secret-password", "--user", "ann", "--register");
        again.reads("Signed in as ann.");
    }

    @Test
    void whoNeverSignsInEndsWithAFailure() throws Exception {
        Person ann = person(null);
        ann.keyboard.close();
        assertThat(ann.ends()).isEqualTo(1);
    }

    @Test
    void aServerThatIsLostAndFoundIsSaid() throws Exception {
        Person ann = member("ann");
        int port = server.port();
        server.kill();
        // A killed server may close the connection or reset it.
        ann.reads(" Trying again.");
        server = RealServer.start(data, port);
        ann.reads("Connected again");
        Person bob = member("bob");
        ann.reads("bob joined tea");
        ann.types("Still here.");
        bob.reads(" ann: Still here.");
    }
}
