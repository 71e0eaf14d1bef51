package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.grid.Colour;
import dev.parley.client.grid.Grid;
import dev.parley.client.grid.Style;
import dev.parley.client.home.Folders;
import dev.parley.client.home.Home;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.NewPassword;
import dev.parley.client.model.Settings;
import dev.parley.client.model.Status;
import dev.parley.client.model.Tone;
import dev.parley.client.net.Link;
import dev.parley.client.net.LinkEvent;
import dev.parley.client.net.ServerAddress;
import dev.parley.client.net.Stranger;
import dev.parley.client.outbox.Outbox;
import dev.parley.client.settings.DesktopNotifications;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Setting;
import dev.parley.client.terminal.Key;
import dev.parley.client.terminal.UiLoop;
import dev.parley.client.theme.Contrast;
import dev.parley.client.theme.Palette;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Feature;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.tls.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final ServerEvent.Hello HELLO =
            new ServerEvent.Hello(1, "paper", "first", START, 65536, 4096, 30, "open", false, null, null, null);

    private final PaperLink link = new PaperLink();
    private final PaperDisplay display = new PaperDisplay();
    private Instant now = START;

    /** How far the machine's clock was set on. */
    private Duration set = Duration.ZERO;

    private final Chat chat = new Chat(
            Model.start(new Settings(ZoneOffset.UTC, "run", "test", List.of()), START, "127.0.0.1:5000", "ann"),
            link,
            display,
            Outbox.none(),
            Home.none(),
            () -> now.plus(set),
            () -> Duration.between(START, now).toNanos(),
            () -> 1);

    private void happens(Input... inputs) {
        for (Input input : inputs) {
            chat.loop().put(input);
        }
        while (chat.loop().runOnce()) {}
        // The loop would wait for the time of the next frame.
        chat.draw();
    }

    private void signIn() {
        chat.update(new Event.Started(false));
        happens(new Input.Linked(new LinkEvent.Up(1, HELLO)));
        happens(new Input.Pressed(new Key.Text("a password")), new Input.Pressed(Key.of("Enter")));
        Result.SignedIn in = new Result.SignedIn("ann", "token", List.of(), null);
        happens(new Input.Linked(new LinkEvent.Received(1, new ServerMessage.Ok(link.last(), in))));
    }

    @Test
    void keysAndTheLinkMeetInOneModel() {
        signIn();
        assertThat(link.asked.get(0))
                .isEqualTo(new Request.Login("ann", "a password", null, "test", null, Feature.ALL));
        assertThat(chat.model().isOnline()).isTrue();
        assertThat(display.shown).contains("You are not in a room.");
        assertThat(display.title).isEqualTo("Parley");
    }

    @Test
    void theUsualColoursFollowTheBackgroundThatTheTerminalTells() {
        signIn();
        assertThat(display.palette).as("of a terminal that says nothing").isSameAs(Palette.USUAL);
        happens(new Input.Pressed(new Key.Background(0x002B36)));
        assertThat(Contrast.of(
                        display.palette.of(dev.parley.client.theme.Role.DIM).foreground(), Colour.rgb(0, 0x2B, 0x36)))
                .isGreaterThan(4.5);
        happens(new Input.Pressed(new Key.Background(0xFDF6E3)));
        assertThat(Contrast.of(
                        display.palette.of(dev.parley.client.theme.Role.DIM).foreground(),
                        Colour.rgb(0xFD, 0xF6, 0xE3)))
                .isGreaterThan(4.5);
        assertThat(chat.model().draft().editor().isEmpty()).isTrue();
    }

    @Test
    void theOldNamesOfAThemeAreToldAndListed(@TempDir Path folder) throws IOException {
        Path themes = Files.createDirectories(folder.resolve(".config/parley/themes"));
        Files.writeString(themes.resolve("dusk.toml"), "call = \"red\"\n");
        Home home = Home.withoutTokens(Folders.of(Map.of("HOME", folder.toString())));
        Chat there = new Chat(
                Model.start(new Settings(ZoneOffset.UTC, "run", "test", List.of()), START, "127.0.0.1:5000", "ann"),
                link,
                display,
                Outbox.none(),
                home,
                () -> now,
                System::nanoTime,
                () -> 1);
        there.update(new Event.Configured(Preferences.USUAL.with(Setting.THEME, "dusk")));
        String note = themes.resolve("dusk.toml") + ", line 1: call is now called mention. It still works.";
        assertThat(there.model().status()).isEqualTo(new Status(Tone.INFO, note));
        assertThat(there.model().preferences().notes().lines()).containsExactly(note);
        assertThat(display.palette.of(dev.parley.client.theme.Role.MENTION)).isEqualTo(Style.of(Colour.RED));
    }

    @Test
    void whatALinkOfBeforeStillSaysIsDropped() {
        signIn();
        happens(new Input.Linked(new LinkEvent.Down(0, LinkEvent.Reason.LOST, "an old one", true, null)));
        assertThat(chat.model().isOnline()).isTrue();
    }

    @Test
    void aLostLinkIsOpenedAgainWhenItIsTime() {
        signIn();
        happens(new Input.Linked(new LinkEvent.Down(1, LinkEvent.Reason.LOST, "It was lost.", true, null)));
        assertThat(chat.nextDeadline()).isNotEqualTo(UiLoop.NEVER);
        assertThat(link.connected).hasSize(1);
        now = now.plusSeconds(1);
        chat.onDeadline(0);
        assertThat(link.connected).hasSize(2);
    }

    @Test
    void aClockThatIsSetDoesNotChangeHowLongAWaitIs() {
        signIn();
        set = Duration.ofHours(5);
        happens(new Input.Linked(new LinkEvent.Down(1, LinkEvent.Reason.LOST, "It was lost.", true, null)));
        set = Duration.ofHours(-3);
        now = now.plusMillis(999);
        chat.onDeadline(0);
        assertThat(link.connected).hasSize(1);
        assertThat(chat.nextDeadline() - System.nanoTime())
                .isLessThan(Duration.ofSeconds(1).toNanos());
        now = now.plusMillis(1);
        chat.onDeadline(0);
        assertThat(link.connected).hasSize(2);
    }

    @Test
    void aNameThatIsNoServerIsSaidInTheForm() {
        chat.update(new Event.Started(false));
        happens(
                new Input.Pressed(new Key.Text("a password")),
                new Input.Pressed(Key.of("Shift-Tab")),
                new Input.Pressed(Key.of("Shift-Tab")),
                new Input.Pressed(new Key.Text("/x")),
                new Input.Pressed(Key.of("Shift-Tab")),
                new Input.Pressed(Key.of("Enter")));
        assertThat(display.shown).contains("'127.0.0.1:5000/x' is not a valid server.");
    }

    @Test
    void quittingStopsTheLoopAndLeavesTheServer() {
        signIn();
        happens(new Input.Pressed(Key.of("Ctrl-D")));
        assertThat(link.disconnected).isTrue();
        happens(new Input.Pressed(new Key.Text("not heard any more")));
        assertThat(chat.model().draft().editor().text()).isEmpty();
    }

    @Test
    void keysThatWereTypedBeforeAQuestionWasDrawnDoNotAnswerIt() {
        signInToTheLobby();
        int before = link.asked.size();
        happens(new Input.Pressed(new Key.Paste("1\n2\n3\n4\n5\n6", false)), new Input.Pressed(Key.of("Enter")));
        assertThat(chat.model().writing().question()).isNotNull();
        assertThat(display.shown).contains("Paste 6 lines");
        assertThat(link.asked).hasSize(before);
        happens(new Input.Pressed(Key.of("Enter")));
        assertThat(chat.model().writing().question()).isNull();
        assertThat(link.asked.stream().filter(Request.Send.class::isInstance).map(request -> ((Request.Send) request)
                        .text()))
                .containsExactly("1\n2\n3\n4\n5\n6");
    }

    @Test
    void aKeyThatWaitedWhileAQuestionWasDrawnDoesNotAnswerItEither() {
        signInToTheLobby();
        Input typedBefore = new Input.Pressed(Key.of("Enter"), System.nanoTime());
        happens(new Input.Pressed(new Key.Text(" /msg bob secret")), new Input.Pressed(Key.of("Enter")));
        assertThat(display.shown).contains("This looks private.");
        happens(typedBefore);
        assertThat(chat.model().writing().question()).isNotNull();
        happens(new Input.Pressed(new Key.Resize(100, 30)), new Input.Pressed(Key.of("Esc")));
        assertThat(chat.model().writing().question()).isNull();
        assertThat(chat.model().draft().editor().text()).isEqualTo(" /msg bob secret");
    }

    /** What is typed changes what is drawn, and a fast person, or a slow line, brings many keys before the next drawing. */
    @Test
    void noKeyOfAPasswordThatIsTypedFastIsLost() {
        signInToTheLobby();
        happens(new Input.Happened(new Event.Typed("/password")));
        happens(
                new Input.Pressed(new Key.Text("my old")),
                new Input.Pressed(new Key.Text(" password")),
                new Input.Pressed(Key.of("Enter")));
        assertThat(newPassword().step()).isEqualTo(NewPassword.Step.NEW);
        assertThat(newPassword().old()).isEqualTo("my old password");
        Input enter = new Input.Pressed(Key.of("Enter"), System.nanoTime());
        happens(new Input.Pressed(new Key.Text("my new password")));
        happens(enter);
        assertThat(newPassword().step()).isEqualTo(NewPassword.Step.AGAIN);
        happens(new Input.Pressed(new Key.Text("another")), new Input.Pressed(Key.of("Enter")));
        assertThat(display.shown).contains("The two new passwords are not the same.");
    }

    @Test
    void aKeyThatWasTypedBeforeTheNextPasswordIsAskedForIsNoneOfIt() {
        signInToTheLobby();
        happens(new Input.Happened(new Event.Typed("/password")));
        happens(
                new Input.Pressed(new Key.Text("my old password")),
                new Input.Pressed(Key.of("Enter")),
                new Input.Pressed(new Key.Text("hello")));
        assertThat(newPassword().step()).isEqualTo(NewPassword.Step.NEW);
        assertThat(newPassword().typed().isEmpty()).isTrue();
    }

    private NewPassword newPassword() {
        return (NewPassword) chat.model().writing().question();
    }

    @Test
    void aServerIsTrustedByAnAnswerToTheQuestionOnTheScreen() {
        chat.update(new Event.Started(true));
        Fingerprint key = Fingerprint.parse("0".repeat(64)).orElseThrow();
        Stranger stranger = new Stranger(new ServerAddress("127.0.0.1", 5000), key, "Nobody knows it.");
        happens(new Input.Pressed(new Key.Text("y")));
        happens(new Input.Linked(new LinkEvent.Unknown(1, stranger, "for scripts")));
        assertThat(display.shown).contains("127.0.0.1:5000", key.text(), "Nobody knows it.", "Trust this key");
        assertThat(link.trusted).as("what was typed before is no answer").isEmpty();
        happens(new Input.Pressed(new Key.Text("y")));
        assertThat(link.trusted).containsExactly(key);
        happens(new Input.Linked(new LinkEvent.Up(1, HELLO, false, List.of("It cannot be remembered."))));
        assertThat(chat.model().status()).isEqualTo(new Status(Tone.ERROR, "It cannot be remembered."));
    }

    @Test
    void whatTryingAgainWouldNotChangeIsNotTriedAgain() {
        signIn();
        String why = "The key has changed.\nAsk somebody.";
        happens(new Input.Linked(new LinkEvent.Down(1, LinkEvent.Reason.UNTRUSTED, why, true, null)));
        assertThat(chat.nextDeadline()).isEqualTo(UiLoop.NEVER);
        assertThat(display.shown).contains("The key has changed.", "Ask somebody.", "no connection");
    }

    private void signInToTheLobby() {
        signIn();
        happens(new Input.Happened(new Event.Typed("/join lobby")));
        Result lobby = new Result.Joined(
                "lobby", "", Role.MEMBER, List.of(), List.of(), 0, false, false, null, null, null, null);
        happens(new Input.Linked(new LinkEvent.Received(1, new ServerMessage.Ok(link.last(), lobby))));
    }

    @Test
    void theTerminalIsAskedForWhatItAloneCanDo() {
        signIn();
        happens(new Input.Pressed(Key.of("Ctrl-L")), new Input.Pressed(Key.of("Ctrl-Z")));
        happens(new Input.Linked(new LinkEvent.Received(1, new ServerEvent.Notice("Tea is ready.", null))));
        assertThat(display.did).containsExactly("mouse true", "redraw", "suspend", "bell");
    }

    @Test
    void theMouseIsTakenAndGivenBackAtOnce() {
        signIn();
        happens(new Input.Happened(new Event.Typed("/set mouse off")));
        assertThat(display.did).containsExactly("mouse true", "mouse false");
    }

    @Test
    void inTheBareViewItIsTheTerminals() {
        signInToTheLobby();
        happens(new Input.Pressed(Key.of("Alt-l")));
        assertThat(display.shown).startsWith("\n").contains("Esc: back");
        happens(new Input.Pressed(Key.of("Esc")));
        assertThat(display.did).containsExactly("mouse true", "mouse false", "mouse true");
    }

    /** Below what was said before, where it is in view. */
    @Test
    void whatTheTerminalCannotShowIsToldWhenTheRoomsHistoryIsThere() {
        display.warning = "ASCII alone.";
        chat.update(new Event.Started(false));
        happens(new Input.Linked(new LinkEvent.Up(1, HELLO)));
        happens(new Input.Pressed(new Key.Text("a password")), new Input.Pressed(Key.of("Enter")));
        Result.SignedIn in = new Result.SignedIn(
                "ann", "token", List.of(new Result.OwnRoom("lobby", 1, 1, 0L, 0, Role.MEMBER)), null);
        happens(new Input.Linked(new LinkEvent.Received(1, new ServerMessage.Ok(link.last(), in))));
        assertThat(display.shown).contains("#lobby").doesNotContain("ASCII alone.");
        Entry said = new Entry.Message("lobby", 1, START, "bob", "said before", null, null, null);
        Result lobby = new Result.Joined(
                "lobby", "", Role.MEMBER, List.of(), List.of(said), 1, false, false, null, null, null, null);
        happens(new Input.Linked(new LinkEvent.Received(1, new ServerMessage.Ok(link.last(), lobby))));
        assertThat(display.shown.indexOf("ASCII alone."))
                .isGreaterThan(display.shown.indexOf("said before"))
                .isPositive();
    }

    private static final class PaperLink implements Link {
        private final List<ServerAddress> connected = new ArrayList<>();
        private final List<Request> asked = new ArrayList<>();
        private final List<Fingerprint> trusted = new ArrayList<>();
        private RequestId last;
        private boolean disconnected;

        RequestId last() {
            return last;
        }

        @Override
        public void connect(ServerAddress to) {
            connected.add(to);
        }

        @Override
        public void trust(ServerAddress server, Fingerprint key) {
            trusted.add(key);
        }

        @Override
        public void send(RequestId id, Request request) {
            last = id;
            asked.add(request);
        }

        @Override
        public void disconnect() {
            disconnected = true;
        }

        @Override
        public boolean take(LinkEvent event) {
            return event.generation() == 1;
        }

        @Override
        public void close() {}
    }

    private static final class PaperDisplay implements Display {
        private final List<String> did = new ArrayList<>();
        private String shown = "";
        private String title = "";
        private String warning = "";
        private Palette palette = Palette.USUAL;

        @Override
        public void wear(Palette now, String colours) {
            palette = now;
        }

        @Override
        public String warning() {
            return warning;
        }

        @Override
        public void show(Grid grid) {
            shown = grid.toString();
        }

        @Override
        public void title(String now) {
            title = now;
        }

        @Override
        public void bell() {
            did.add("bell");
        }

        @Override
        public void notify(DesktopNotifications way, String from, String text) {
            did.add(way + " " + from + ": " + text);
        }

        @Override
        public void mouse(boolean ours) {
            did.add("mouse " + ours);
        }

        @Override
        public void redraw() {
            did.add("redraw");
        }

        @Override
        public void suspend() {
            did.add("suspend");
        }
    }
}
