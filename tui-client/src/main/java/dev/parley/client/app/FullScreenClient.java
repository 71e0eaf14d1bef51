package dev.parley.client.app;

import com.googlecode.lanterna.TerminalSize;
import dev.parley.client.home.Folders;
import dev.parley.client.home.Home;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Settings;
import dev.parley.client.net.Guard;
import dev.parley.client.net.LinkFailure;
import dev.parley.client.net.ServerAddress;
import dev.parley.client.net.ServerLink;
import dev.parley.client.options.ClientOptions;
import dev.parley.client.outbox.Outbox;
import dev.parley.client.settings.Preferences;
import dev.parley.client.terminal.Key;
import dev.parley.client.terminal.NoTerminalException;
import dev.parley.client.terminal.Tty;
import dev.parley.client.terminal.UiLoop;
import dev.parley.zone.LocalZone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The full-screen client's entry. */
public final class FullScreenClient {

    private static final String DEVICE = "parley-tui";

    private FullScreenClient() {}

    /**
     * Runs until the person quits. The terminal is taken over only when a server has taken the connection.
     *
     * @param password one that need not be typed; null where there is none
     * @param preferences what the settings file says
     * @return the process's exit status
     * @throws LinkFailure if no server answers
     * @throws NoTerminalException if there is no terminal to draw on
     */
    public static int run(ClientOptions options, @Nullable String password, Preferences preferences)
            throws LinkFailure, NoTerminalException {
        ServerAddress server = options.server();
        String user = options.user() == null ? "" : options.user();
        AtomicReference<@Nullable Chat> chat = new AtomicReference<>();
        Folders folders = Folders.of(System.getenv());
        try (Tty tty = Tty.open(System.getenv());
                Home home = Home.in(folders);
                Outbox outbox = new Outbox(folders.outbox());
                ServerLink link = new ServerLink(
                        event -> loopOf(chat).put(new Input.Linked(event)),
                        new Guard(server, options.protection(), home.knownServers()))) {
            Chat made = new Chat(
                    beginning(server, user, options),
                    link,
                    new TtyDisplay(tty),
                    outbox,
                    home,
                    Clock.systemUTC(),
                    System::nanoTime,
                    () -> ThreadLocalRandom.current().nextDouble());
            chat.set(made);
            link.connectNow(server);
            UiLoop<Input> loop = made.loop();
            TerminalSize size = tty.size();
            made.update(new Event.Pressed(new Key.Resize(size.getColumns(), size.getRows())));
            made.update(new Event.Configured(preferences));
            Event known = preferences.remember() ? home.beginning(server.toString(), user) : null;
            if (known != null) {
                made.update(known);
            }
            made.update(new Event.Started(true));
            if (password != null && made.model().session() == null) {
                made.update(new Event.SignIn(new Credentials(user, password, options.register())));
            }
            tty.start(key -> loop.putFirstClass(new Input.Pressed(key)));
            loop.run();
            return 0;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** The link tells nothing before it is asked to connect, and then there is a loop. */
    private static UiLoop<Input> loopOf(AtomicReference<@Nullable Chat> chat) {
        return Objects.requireNonNull(chat.get()).loop();
    }

    private static Model beginning(ServerAddress server, String user, ClientOptions options) {
        // It need not be secret, and a secret one would have to wait for all of Java's security.
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String unique = new UUID(random.nextLong(), random.nextLong()).toString();
        Settings settings = new Settings(
                LocalZone.ofEnvironment().zone(),
                unique,
                DEVICE,
                List.copyOf(options.rooms()),
                options.invite(),
                options.register() || options.invite() != null);
        return Model.start(settings, Clock.systemUTC().instant(), server.toString(), user);
    }
}
