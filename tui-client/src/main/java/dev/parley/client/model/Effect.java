package dev.parley.client.model;

import dev.parley.client.settings.Setting;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model wants done in the world. In the order in which they are given. */
public sealed interface Effect {

    /** Open a connection; a {@link Event.LinkUp} or a {@link Event.LinkDown} follows. {@code server} as it was written. */
    record Connect(String server) implements Effect {}

    record Disconnect() implements Effect {}

    record Ask(RequestId id, Request request) implements Effect {}

    /** Somebody is signed in: what they have left unsent is theirs again; {@link Event.Found} follows if there is any. */
    record OpenOutbox(String server, String user) implements Effect {}

    /** A message is to outlive this client until it is stored. */
    record Keep(Kept message) implements Effect {}

    /** A message is stored, or given up. */
    record Forget(String cid) implements Effect {}

    /** The program ends. */
    record Quit() implements Effect {}

    record Bell() implements Effect {}

    /**
     * Tell the person on the desktop, as far as the settings and the terminal have a way. Texts as they came.
     *
     * @param from who calls, and where
     */
    record Notify(String from, String text) implements Effect {}

    /** Redraw the screen, whole: something else has written on it. */
    record Redraw() implements Effect {}

    /** Give the terminal back and stop, until the shell lets the program go on. */
    record Suspend() implements Effect {}

    /**
     * Lines that are new in a conversation. The full-screen client finds them in the model; the line client prints them.
     *
     * @param key the conversation's; empty where there is none, as before signing in
     * @param live false for what was there before this client came
     */
    record Shown(String key, List<Line> lines, boolean live) implements Effect {}

    /** A page to read, as {@link Shown} is for lines. */
    record ShownPage(Page page) implements Effect {}

    /** What became of the last thing the person did, as {@link Model#status} has it. */
    record Said(Status status) implements Effect {}

    /** What is done with what the person keeps on this machine, behind the loop's back; an event tells what came of it. */
    sealed interface OfHome extends Effect {}

    /**
     * Write a setting down in the settings file.
     *
     * @param room the key of the room that it is for; null for all
     * @param value null for the usual one
     */
    record SaveSetting(
            Setting setting,
            @Nullable String room,
            @Nullable String value) implements OfHome {}

    /** Keep a token on this machine. */
    record KeepToken(String server, Session session) implements OfHome {}

    /** Keep nothing that signs this user in. */
    record ForgetToken(String server, String user) implements OfHome {}

    /** Keep nothing that signs anybody in. */
    record ForgetAllTokens() implements OfHome {}

    /** Run the program that prints the password; {@link Event.PasswordGiven} or {@link Event.NoPassword} follows. */
    record AskPassword(String command) implements OfHome {
        @Override
        public String toString() {
            return "AskPassword[command hidden]";
        }
    }

    /** Make the file; {@link Event.Exported} follows, or a word why not. */
    record BeginExport(Export export) implements OfHome {}

    /** Write a page; the same follows. */
    record WriteExport(Export export, List<Entry> entries, ZoneId zone, boolean whole) implements OfHome {}

    /** It will not become whole: leave nothing of it. */
    record StopExport(Export export) implements OfHome {}
}
