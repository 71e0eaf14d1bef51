package dev.parley.client.reducer;

import dev.parley.client.command.CommandLine;
import dev.parley.client.command.Parsed;
import dev.parley.client.emoji.Shortcodes;
import dev.parley.client.model.Aim;
import dev.parley.client.model.Amendments;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Draft;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.Question;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Mending, deleting, reacting to and answering messages: the one that is chosen, or else the last that it can be meant for. */
final class Amending {

    private Amending() {}

    /** {@code /edit}: with the text, or in the line. */
    static void edit(Turn turn, String text) {
        Entry.Message message = target(turn, own(turn), "No message of yours here to edit.");
        if (message == null) {
            return;
        }
        if (text.isEmpty()) {
            aim(turn, Aim.Kind.EDIT, message);
        } else if (mend(turn, message.seq(), text)) {
            Selecting.leave(turn);
        }
    }

    static void delete(Turn turn) {
        Entry.Message message = target(turn, own(turn), "No message of yours here to delete.");
        if (message != null && online(turn) != null) {
            Questions.ask(turn, new Question.Delete(message));
        }
    }

    static void delete(Turn turn, long seq) {
        Conversation here = online(turn);
        if (here != null) {
            turn.ask(new Request.Delete(here.name(), seq), Purpose.Question.DELETE);
            Selecting.leave(turn);
        }
    }

    /** {@code /reply}: with the text, or in the line. */
    static void reply(Turn turn, String text) {
        Entry.Message message =
                target(turn, m -> !turn.isMe(m.from()) && !turn.folds(m.from()), "No message here to reply to.");
        if (message == null) {
            return;
        }
        if (text.isEmpty()) {
            aim(turn, Aim.Kind.REPLY, message);
        } else {
            Selecting.leave(turn);
            Entering.reply(turn, turn.conversations.currentKey(), text, message.seq());
        }
    }

    /** {@code /react}: sets a reaction, or takes it back. */
    static void react(Turn turn, String written) {
        Entry.Message message = target(turn, m -> !turn.folds(m.from()), "No message here to react to.");
        if (message != null) {
            react(turn, message, written);
        }
    }

    private static boolean react(Turn turn, Entry.Message message, String written) {
        Conversation here = online(turn);
        if (here == null) {
            return false;
        }
        String word = written.strip();
        String named = Shortcodes.glyph(word);
        if (named == null && word.startsWith(":")) {
            turn.complain("Unknown emoji " + word + ". Type a few letters and press Tab.");
            return false;
        }
        String emoji = named == null ? word : named;
        boolean on = message.reactions() == null
                || message.reactions().stream()
                        .noneMatch(one -> turn.isMe(one.by()) && one.emoji().equals(emoji));
        turn.ask(new Request.React(here.name(), message.seq(), emoji, on), Purpose.Question.REACT);
        Selecting.leave(turn);
        return true;
    }

    /** The line is for this message from now on. */
    static void aim(Turn turn, Aim.Kind kind, Entry.Message message) {
        Selecting.leave(turn);
        Draft draft = Drafts.current(turn).unaimed();
        String before = draft.editor().text();
        String text =
                switch (kind) {
                    case EDIT -> message.text();
                    case REPLY -> before;
                    case REACT -> "";
                };
        Drafts.put(turn, draft.aimed(new Aim(kind, message.seq(), kind == Aim.Kind.REPLY ? "" : before), text));
    }

    /** A line that has an aim is finished. What cannot be done now stays. */
    static void send(Turn turn, Draft draft, Aim aim) {
        String text = Shortcodes.expanded(draft.editor().text());
        String key = turn.conversations.currentKey();
        Conversation here = turn.get(key);
        Entry.Message message = here == null ? null : Amendments.message(here.log(), aim.seq());
        if (here != null && aim.kind() == Aim.Kind.EDIT && message != null && message.hasNothingLeft()) {
            // It was deleted meanwhile, by another client of the person or by an operator. What they wrote is theirs.
            turn.put(here.draft(draft.freed(aim)));
            turn.complain("The message was deleted. Your text is still in the line; Enter sends it as a new message."
                    + (aim.before().isEmpty() ? "" : " Press Up to get back your unfinished text."));
            return;
        }
        if (here != null && aim.kind() != Aim.Kind.REACT && !isMeantFor(here, text)) {
            Questions.ask(turn, new Question.Public(key, text, aim));
            return;
        }
        sendToAll(turn, draft, aim);
    }

    /** A line that only looks private is private where it goes to one person; one for somebody else, or a command, is not meant for them. */
    private static boolean isMeantFor(Conversation here, String text) {
        return CommandLine.isPlain(text) || here.isDirect() && CommandLine.parse(text) instanceof Parsed.Doubtful;
    }

    /** The same, where it is certain that everybody is to see it. */
    static void sendToAll(Turn turn, Draft draft, Aim aim) {
        String text = Shortcodes.expanded(draft.editor().text());
        String key = turn.conversations.currentKey();
        Conversation here = turn.get(key);
        Entry.Message message = here == null ? null : Amendments.message(here.log(), aim.seq());
        boolean done =
                switch (aim.kind()) {
                    case EDIT ->
                        message != null && message.text().equals(text)
                                ? leave(turn, "Nothing was changed.")
                                : mend(turn, aim.seq(), text);
                    case REPLY -> Entering.reply(turn, key, text, aim.seq());
                    case REACT -> message != null && react(turn, message, text);
                };
        if (done) {
            turn.change(key, c -> c.draft(aim.kind() == Aim.Kind.REACT ? draft.unaimed() : draft.sent()));
        }
    }

    private static boolean leave(Turn turn, String why) {
        turn.say(Tone.INFO, why);
        return true;
    }

    private static boolean mend(Turn turn, long seq, String text) {
        Conversation here = online(turn);
        if (here == null || !Entering.isSayable(turn, text)) {
            return false;
        }
        turn.ask(new Request.Edit(here.name(), seq, text), Purpose.Question.EDIT);
        return true;
    }

    /** The entry itself comes to every member, this one included. */
    static void done(Turn turn, Purpose.Question what, Result.Written written) {
        turn.change(RoomKey.of(written.room()), c -> c.log(c.log().hearOf(written.seq())));
        if (what == Purpose.Question.DELETE) {
            turn.say(Tone.INFO, "Message deleted.");
        }
    }

    /** The conversation in view, if the server can be asked for something in it. */
    private static @Nullable Conversation online(Turn turn) {
        if (!turn.isOnline()) {
            turn.complain("No connection. Messages cannot be changed until it is back.");
            return null;
        }
        return turn.conversations.current();
    }

    /** The newest message of one's own that can be mended; null if there is none. */
    static Entry.@Nullable Message newestOwn(Turn turn) {
        Conversation here = turn.conversations.current();
        return here == null
                ? null
                : Newest.message(
                        here.log(), m -> !m.hasNothingLeft() && own(turn).test(m));
    }

    private static Predicate<Entry.Message> own(Turn turn) {
        return message -> turn.isMe(message.from());
    }

    private static Entry.@Nullable Message target(Turn turn, Predicate<Entry.Message> wanted, String none) {
        Conversation here = turn.conversations.current();
        Entry.Message message = null;
        if (here != null && turn.writing.chosen() != 0) {
            message = Amendments.message(here.log(), turn.writing.chosen());
        } else if (here != null) {
            message = Newest.message(here.log(), m -> !m.hasNothingLeft() && wanted.test(m));
        }
        if (message == null || message.hasNothingLeft()) {
            turn.complain(none);
            return null;
        }
        return message;
    }
}
