package dev.parley.client.model;

import dev.parley.client.settings.Setting;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.tls.Fingerprint;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model wants done in the world. In the order in which they are given. */
public sealed interface Effect {

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void connect(Connect connect);

        void trust(Trust trust);

        void disconnect(Disconnect disconnect);

        void ask(Ask ask);

        void quit(Quit quit);

        void bell(Bell bell);

        void notify(Notify notify);

        void redraw(Redraw redraw);

        void suspend(Suspend suspend);

        void shown(Shown shown);

        void shownPage(ShownPage shownPage);

        void said(Said said);

        void outbox(OfOutbox outbox);

        void home(OfHome home);
    }

    /** Open a connection; a {@link Event.LinkUp} or a {@link Event.LinkDown} follows. {@code server} as it was written. */
    record Connect(String server) implements Effect {
        @Override
        public void handle(Effect.Handler handler) {
            handler.connect(this);
        }
    }

    /** Remember a server by its key, and open a connection to it as {@link Connect} does. */
    record Trust(String server, Fingerprint key) implements Effect {
        @Override
        public void handle(Effect.Handler handler) {
            handler.trust(this);
        }
    }

    record Disconnect() implements Effect {
        @Override
        public void handle(Effect.Handler handler) {
            handler.disconnect(this);
        }
    }

    record Ask(RequestId id, Request request) implements Effect {
        @Override
        public void handle(Effect.Handler handler) {
            handler.ask(this);
        }
    }

    /** What is done with the file in which messages wait until the server has stored them. */
    sealed interface OfOutbox extends Effect {

        /** Hands this to the handler's method for its kind. */
        void handle(Effect.OfOutbox.Handler handler);

        /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
        interface Handler {
            void openOutbox(OpenOutbox openOutbox);

            void keep(Keep keep);

            void forget(Forget forget);
        }

        @Override
        default void handle(Effect.Handler handler) {
            handler.outbox(this);
        }
    }

    /** Somebody is signed in: what they have left unsent is theirs again; {@link Event.Found} follows if there is any. */
    record OpenOutbox(String server, String user) implements OfOutbox {
        @Override
        public void handle(Effect.OfOutbox.Handler handler) {
            handler.openOutbox(this);
        }
    }

    /** A message is to outlive this client until it is stored. */
    record Keep(Kept message) implements OfOutbox {
        @Override
        public void handle(Effect.OfOutbox.Handler handler) {
            handler.keep(this);
        }
    }

    /** A message is stored, or given up. */
    record Forget(String cid) implements OfOutbox {
        @Override
        public void handle(Effect.OfOutbox.Handler handler) {
            handler.forget(this);
        }
    }

    /** The program ends. */
    record Quit() implements Effect {
        @Override
        public void handle(Effect.Handler handler) {
            handler.quit(this);
        }
    }

    record Bell() implements Effect {
        @Override
        public void handle(Effect.Handler handler) {
            handler.bell(this);
        }
    }

    /**
     * Tell the person on the desktop, as far as the settings and the terminal have a way. Texts as they came.
     *
     * @param from who calls, and where
     */
    record Notify(String from, String text) implements Effect {
        @Override
        public void handle(Effect.Handler handler) {
            handler.notify(this);
        }
    }

    /** Redraw the screen, whole: something else has written on it. */
    record Redraw() implements Effect {
        @Override
        public void handle(Effect.Handler handler) {
            handler.redraw(this);
        }
    }

    /** Give the terminal back and stop, until the shell lets the program go on. */
    record Suspend() implements Effect {
        @Override
        public void handle(Effect.Handler handler) {
            handler.suspend(this);
        }
    }

    /**
     * Lines that are new in a conversation. The full-screen client finds them in the model; the line client prints them.
     *
     * @param key the conversation's; empty where there is none, as before signing in
     * @param live false for what was there before this client came
     */
    record Shown(String key, List<Line> lines, boolean live) implements Effect {
        @Override
        public void handle(Effect.Handler handler) {
            handler.shown(this);
        }
    }

    /** A page to read, as {@link Shown} is for lines. */
    record ShownPage(Page page) implements Effect {
        @Override
        public void handle(Effect.Handler handler) {
            handler.shownPage(this);
        }
    }

    /** What became of the last thing the person did, as {@link Model#status} has it. */
    record Said(Status status) implements Effect {
        @Override
        public void handle(Effect.Handler handler) {
            handler.said(this);
        }
    }

    /** What is done with what the person keeps on this machine, behind the loop's back; an event tells what came of it. */
    sealed interface OfHome extends Effect {

        /** Hands this to the handler's method for its kind. */
        void handle(Effect.OfHome.Handler handler);

        /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
        interface Handler {
            void saveSetting(SaveSetting saveSetting);

            void keepToken(KeepToken keepToken);

            void forgetToken(ForgetToken forgetToken);

            void releaseToken(ReleaseToken releaseToken);

            void askShared(AskShared askShared);

            void forgetAllTokens(ForgetAllTokens forgetAllTokens);

            void askPassword(AskPassword askPassword);

            void beginExport(BeginExport beginExport);

            void writeExport(WriteExport writeExport);

            void stopExport(StopExport stopExport);

            void runHook(RunHook runHook);
        }

        @Override
        default void handle(Effect.Handler handler) {
            handler.home(this);
        }
    }

    /**
     * Write a setting down in the settings file.
     *
     * @param room the key of the room that it is for; null for all
     * @param value null for the usual one
     */
    record SaveSetting(
            Setting setting,
            @Nullable String room,
            @Nullable String value) implements OfHome {
        @Override
        public void handle(Effect.OfHome.Handler handler) {
            handler.saveSetting(this);
        }
    }

    /** Keep a token on this machine. */
    record KeepToken(String server, Session session) implements OfHome {
        @Override
        public void handle(Effect.OfHome.Handler handler) {
            handler.keepToken(this);
        }
    }

    /** Does another client on this machine use the token of this user? {@link Event.Shared} follows. */
    record AskShared(String server, String user) implements OfHome {
        @Override
        public void handle(Effect.OfHome.Handler handler) {
            handler.askShared(this);
        }
    }

    /**
     * This token is void: keep it no longer.
     *
     * @param signedOut whether the person wants no other either; else {@link Event.Recalled} follows if another client has kept a newer one
     */
    record ForgetToken(String server, Session session, boolean signedOut) implements OfHome {
        @Override
        public void handle(Effect.OfHome.Handler handler) {
            handler.forgetToken(this);
        }
    }

    /** This client uses no token any more; what is kept stays for others. */
    record ReleaseToken() implements OfHome {
        @Override
        public void handle(Effect.OfHome.Handler handler) {
            handler.releaseToken(this);
        }
    }

    /** Keep nothing that signs anybody in. */
    record ForgetAllTokens() implements OfHome {
        @Override
        public void handle(Effect.OfHome.Handler handler) {
            handler.forgetAllTokens(this);
        }
    }

    /** Run the program that prints the password; {@link Event.PasswordGiven} or {@link Event.NoPassword} follows. */
    record AskPassword(String command) implements OfHome {
        @Override
        public String toString() {
            return "AskPassword[command hidden]";
        }

        @Override
        public void handle(Effect.OfHome.Handler handler) {
            handler.askPassword(this);
        }
    }

    /** Make the file; {@link Event.Exported} follows, or a word why not. */
    record BeginExport(Export export) implements OfHome {
        @Override
        public void handle(Effect.OfHome.Handler handler) {
            handler.beginExport(this);
        }
    }

    /** Write a page; the same follows. */
    record WriteExport(Export export, List<Entry> entries, ZoneId zone, boolean whole) implements OfHome {
        @Override
        public void handle(Effect.OfHome.Handler handler) {
            handler.writeExport(this);
        }
    }

    /** It will not become whole: leave nothing of it. */
    record StopExport(Export export) implements OfHome {
        @Override
        public void handle(Effect.OfHome.Handler handler) {
            handler.stopExport(this);
        }
    }

    /**
     * Run a program of the person's with a message on its standard input; a word follows if it fails.
     *
     * @param setting which has named it
     * @param program with its arguments
     */
    record RunHook(String setting, List<String> program, Entry.Message message) implements OfHome {
        @Override
        public void handle(Effect.OfHome.Handler handler) {
            handler.runHook(this);
        }
    }
}
