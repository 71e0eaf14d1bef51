package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.grid.Grid;
import dev.parley.client.home.Home;
import dev.parley.client.model.Connection;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Settings;
import dev.parley.client.net.Attack;
import dev.parley.client.net.Guard;
import dev.parley.client.net.HostileServer;
import dev.parley.client.net.KnownServers;
import dev.parley.client.net.Protection;
import dev.parley.client.net.ServerLink;
import dev.parley.client.outbox.Outbox;
import dev.parley.client.settings.DesktopNotifications;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The full screen without its terminal: it says what was wrong and disconnects, or goes on. */
@Timeout(300)
class HostileChatTest {

    private static final long PATIENCE_S = 60;

    static Stream<Attack> attacks() {
        return Attack.all().stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void theScreenStaysAndSaysWhatWasWrong(Attack attack) throws Exception {
        AtomicReference<Chat> chat = new AtomicReference<>();
        Screen screen = new Screen();
        try (HostileServer server = new HostileServer(attack);
                ServerLink link = new ServerLink(
                        event -> chat.get().loop().put(new Input.Linked(event)),
                        new Guard(server.address(), Protection.USUAL, KnownServers.NONE))) {
            Settings settings = new Settings(ZoneOffset.UTC, "run", "test", List.of());
            chat.set(new Chat(
                    Model.start(
                            settings,
                            Clock.systemUTC().instant(),
                            server.address().toString(),
                            "ann"),
                    link,
                    screen,
                    Outbox.none(),
                    Home.none(),
                    Clock.systemUTC(),
                    System::nanoTime,
                    () -> 1));
            chat.get().update(new Event.Started(false));
            chat.get().update(new Event.SignIn(new Credentials("ann", "a password", false)));
            String wanted = attack.complaint().isEmpty() ? Attack.MARK : attack.complaint();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
            while (!isThere(chat.get(), screen, wanted) && System.nanoTime() < end) {
                if (!chat.get().loop().runOnce()) {
                    Thread.sleep(1);
                }
            }
            assertThat(said(chat.get(), screen)).contains(wanted).doesNotContain("Exception");
            assertThat(chat.get().model().isOnline())
                    .isEqualTo(attack.complaint().isEmpty());
        }
    }

    private static boolean isThere(Chat chat, Screen screen, String wanted) {
        return said(chat, screen).contains(wanted);
    }

    private static String said(Chat chat, Screen screen) {
        Model model = chat.model();
        String why = model.connection() instanceof Connection.Waiting waiting ? waiting.why() : "";
        String form = model.form() == null ? "" : model.form().error();
        return screen.shown + "\n" + model.status().text() + "\n" + form + "\n" + why;
    }

    private static final class Screen implements Display {
        private String shown = "";

        @Override
        public void show(Grid grid) {
            shown = grid.toString();
        }

        @Override
        public void title(String title) {}

        @Override
        public void bell() {}

        @Override
        public void notify(DesktopNotifications way, String from, String text) {}

        @Override
        public void redraw() {}

        @Override
        public void suspend() {}
    }
}
