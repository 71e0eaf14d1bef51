package dev.parley.client.home;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Remembered;
import dev.parley.client.model.Tone;
import dev.parley.client.net.KnownServers;
import dev.parley.client.theme.Palette;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the effects that read and write what is a person's own, one after the other on a thread that is made when there is
 * something to do: a home folder may be on a disk that sleeps, or on another machine.
 */
public final class Home implements AutoCloseable {

    /** How long the end of the program waits for what is still to be written. */
    private static final long PATIENCE_SECONDS = 5;

    private static final String CANNOT_KEEP = "You will have to sign in again next time. The token cannot be saved: ";

    private static final String CANNOT_REMOVE = "The saved sign-in token cannot be removed: ";

    private final @Nullable Folders folders;
    private final @Nullable Tokens tokens;
    private final Exports exports = new Exports();
    private @Nullable ExecutorService thread;
    private volatile @Nullable HookRunner hooks;

    private Home(@Nullable Folders folders, @Nullable Tokens tokens) {
        this.folders = folders;
        this.tokens = tokens;
    }

    /** One where everything is kept that is to be. */
    public static Home in(Folders folders) {
        return new Home(folders, new Tokens(folders.tokens()));
    }

    /** One where no tokens are kept, for who asks for a password at each start. */
    public static Home withoutTokens(Folders folders) {
        return new Home(folders, null);
    }

    /** One where nothing is kept. */
    public static Home none() {
        return new Home(null, null);
    }

    /**
     * Who was signed in on a server when an earlier run ended. Reads a small file; before anything else is asked for.
     *
     * @param user empty: whoever it was
     */
    @Nullable
    Remembered remembered(String server, String user) {
        try {
            return tokens == null ? null : tokens.find(server, user);
        } catch (IOException unreadable) {
            // Then there is a form, as if nothing had been kept.
            return null;
        }
    }

    /** Who is signed in on a server by another client on this machine; null if nobody is. Reads a small file. */
    private @Nullable Remembered offered(String server) {
        try {
            return tokens == null ? null : tokens.newest(server);
        } catch (IOException unreadable) {
            return null;
        }
    }

    /**
     * What a client begins with where nobody has given a password: {@link Event.Recalled} for whoever {@link #remembered} has, or
     * {@link Event.Offered} for whoever {@link #offered} has. Null if there is nobody.
     *
     * @param user empty: whoever it was
     */
    public @Nullable Event beginning(String server, String user) {
        Remembered remembered = remembered(server, user);
        if (remembered != null) {
            return new Event.Recalled(remembered);
        }
        Remembered offered = user.isEmpty() ? offered(server) : null;
        return offered == null ? null : new Event.Offered(offered);
    }

    /** The servers that were reached by TLS before. Any thread. */
    public KnownServers knownServers() {
        return folders == null ? KnownServers.NONE : knownServers(folders);
    }

    /** Those that are kept in these folders. Any thread. */
    public static KnownServers knownServers(Folders folders) {
        return new KnownServersFile(folders.knownServers(), InstantSource.system());
    }

    /**
     * A theme as it is worn.
     *
     * @param trouble what is wrong with it, in one line; empty if nothing is
     * @param notes its old names, a line each
     */
    public record Themed(Palette palette, String trouble, List<String> notes) {
        Themed(Palette palette, String trouble) {
            this(palette, trouble, List.of());
        }
    }

    /** The theme of a name: one that is shipped, or a small file of the person's. */
    public Themed theme(String name) {
        return ThemeFiles.read(folders == null ? null : folders.themes(), name);
    }

    /**
     * Carries out an effect; on the loop's thread.
     *
     * @param happens is told what came of it, on another thread
     */
    public void carryOut(Effect.OfHome effect, Consumer<Event> happens) {
        if (folders == null && effect instanceof Effect.AskShared) {
            happens.accept(new Event.Shared(false));
        } else if (folders != null) {
            Folders here = folders;
            running().execute(() -> effect.handle(new Working(here, happens)));
        }
    }

    private ExecutorService running() {
        ExecutorService now = thread;
        if (now == null) {
            now = Executors.newSingleThreadExecutor(task -> {
                Thread made = new Thread(task, "home");
                made.setDaemon(true);
                return made;
            });
            thread = now;
        }
        return now;
    }

    private final class Working implements Effect.OfHome.Handler {
        private final Folders folders;
        private final Consumer<Event> happens;

        Working(Folders folders, Consumer<Event> happens) {
            this.folders = folders;
            this.happens = happens;
        }

        @Override
        public void saveSetting(Effect.SaveSetting save) {
            save(folders, save, happens);
        }

        @Override
        public void keepToken(Effect.KeepToken keep) {
            token(
                    kept -> kept.keep(
                            keep.server(), keep.session().user(), keep.session().token()),
                    CANNOT_KEEP,
                    happens);
        }

        @Override
        public void forgetToken(Effect.ForgetToken forget) {
            token(
                    kept -> {
                        String user = forget.session().user();
                        if (forget.signedOut()) {
                            kept.signOut(forget.server(), user);
                            return;
                        }
                        Remembered newer = kept.forget(
                                forget.server(), user, forget.session().token());
                        if (newer != null) {
                            happens.accept(new Event.Recalled(newer));
                        }
                    },
                    CANNOT_REMOVE,
                    happens);
        }

        @Override
        public void releaseToken(Effect.ReleaseToken release) {
            letGo();
        }

        @Override
        public void askShared(Effect.AskShared ask) {
            boolean shared = false;
            try {
                shared = tokens != null && tokens.isShared(ask.server(), ask.user());
            } catch (IOException unreadable) {
                // Then nobody is known to share it.
            }
            happens.accept(new Event.Shared(shared));
        }

        @Override
        public void forgetAllTokens(Effect.ForgetAllTokens all) {
            token(kept -> kept.forgetAll(), CANNOT_REMOVE, happens);
        }

        @Override
        public void askPassword(Effect.AskPassword ask) {
            ask(ask.command(), happens);
        }

        @Override
        public void beginExport(Effect.BeginExport begin) {
            exports.begin(begin.export(), happens);
        }

        @Override
        public void writeExport(Effect.WriteExport page) {
            exports.write(page, happens);
        }

        @Override
        public void stopExport(Effect.StopExport stop) {
            exports.stop(stop.export());
        }

        @Override
        public void runHook(Effect.RunHook hook) {
            hooks().run(hook, happens);
        }
    }

    /** On the home's thread alone. */
    private HookRunner hooks() {
        HookRunner now = hooks;
        if (now == null) {
            now = new HookRunner(HookRunner.LIMIT);
            hooks = now;
        }
        return now;
    }

    private void token(TokenWork work, String cannot, Consumer<Event> happens) {
        try {
            if (tokens != null) {
                work.on(tokens);
            }
        } catch (IOException e) {
            happens.accept(new Event.Told(Tone.ERROR, cannot + SettingsFile.why(e) + "."));
        }
    }

    @FunctionalInterface
    private interface TokenWork {
        void on(Tokens tokens) throws IOException;
    }

    /** On a thread of its own: it may take a minute, and nothing else is to wait for it. */
    private static void ask(String command, Consumer<Event> happens) {
        Thread asking = new Thread(
                () -> {
                    Event answer;
                    try {
                        answer = new Event.PasswordGiven(PasswordCommand.run(command));
                    } catch (IOException e) {
                        answer = new Event.NoPassword(String.valueOf(e.getMessage()));
                    }
                    happens.accept(answer);
                },
                "password-command");
        asking.setDaemon(true);
        asking.start();
    }

    private static void save(Folders folders, Effect.SaveSetting save, Consumer<Event> happens) {
        try {
            SettingsFile.in(folders).save(save.setting(), save.room(), save.value());
        } catch (IOException e) {
            happens.accept(new Event.Told(
                    Tone.ERROR,
                    save.setting().key() + " applies until you quit, but could not be saved: " + SettingsFile.why(e)
                            + "."));
        }
    }

    /** Ends when all that was to be written is written, or it takes too long. */
    @Override
    public void close() {
        ExecutorService now = thread;
        if (now != null) {
            now.shutdown();
            try {
                if (!now.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    now.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exports.close();
        HookRunner running = hooks;
        if (running != null) {
            running.close();
        }
        letGo();
    }

    private void letGo() {
        try {
            if (tokens != null) {
                tokens.close();
            }
        } catch (IOException letGo) {
            // The end of the process lets go of it as well.
        }
    }
}
