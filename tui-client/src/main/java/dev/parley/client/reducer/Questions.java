package dev.parley.client.reducer;

import dev.parley.client.command.CommandLine;
import dev.parley.client.command.RoomOrders;
import dev.parley.client.command.WrongCommand;
import dev.parley.client.edit.LineEditor;
import dev.parley.client.edit.Pieces;
import dev.parley.client.keys.Action;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Folded;
import dev.parley.client.model.NewPassword;
import dev.parley.client.model.Question;
import dev.parley.client.model.Status;
import dev.parley.client.model.Tone;
import dev.parley.client.model.TrustServer;
import dev.parley.client.terminal.Key;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the person is asked before something that cannot be taken back, and what they answer. */
final class Questions {

    private Questions() {}

    /** Asks. The full-screen client draws the question, the line client prints it and takes the next line for the answer. */
    static void ask(Turn turn, Question question) {
        turn.writing = turn.writing.question(question);
        String how = question instanceof NewPassword || question instanceof Question.Reason ? "" : " Type yes or no.";
        turn.effect(new Effect.Said(new Status(Tone.INFO, words(turn, question) + how)));
    }

    /** A paste: as if it had been typed, but for many lines. */
    static void paste(Turn turn, Key.Paste paste) {
        String text = paste.text().endsWith("\n")
                ? paste.text().substring(0, paste.text().length() - 1)
                : paste.text();
        LineEditor editor = Drafts.current(turn).editor();
        boolean many = text.lines().count() > turn.preferences.pasteLines();
        boolean tooLong = editor.text().length() + text.length() > editor.limit();
        if (many || tooLong || paste.cut()) {
            turn.writing = turn.writing.question(new Question.Pasted(text, paste.cut()));
        } else {
            Drafts.edit(turn, e -> e.insert(text));
        }
    }

    /**
     * The keyboard while something is asked. What is no answer does nothing. Enter may have been meant for something else, by who
     * types on: it says yes to nothing that everybody would see, or that is lost for good. There a letter answers.
     */
    static void pressed(Turn turn, Question question, Key key) {
        Action action = turn.preferences.keys().action(key).orElse(null);
        if (question instanceof NewPassword asked) {
            Passwords.pressed(turn, asked, key);
        } else if (question instanceof TrustServer trust) {
            Trusting.pressed(turn, trust, key);
        } else if (question instanceof Question.Reason reason) {
            typed(turn, reason, key, action);
        } else if (mayEdit(question)
                && key instanceof Key.Text text
                && text.text().equalsIgnoreCase("e")) {
            turn.writing = turn.writing.question(null);
            edit(turn, question);
        } else if (question.asksForLetter() && key instanceof Key.Text text) {
            if (text.text().equalsIgnoreCase("y")) {
                yes(turn, question);
            } else {
                no(turn, question);
            }
        } else if (action == Action.SEND && !question.asksForLetter()) {
            yes(turn, question);
        } else if (action == Action.CANCEL || action == Action.INTERRUPT) {
            no(turn, question);
        }
    }

    /** A reason is written as a line is; Enter is no yes, since whether it is to be done is asked then. */
    private static void typed(Turn turn, Question.Reason reason, Key key, @Nullable Action action) {
        LineEditor typed = reason.typed();
        if (key instanceof Key.Text text) {
            turn.writing = turn.writing.question(reason.typed(typed.insert(text.text())));
        } else if (key instanceof Key.Paste paste) {
            String line = paste.text().strip().replace('\n', ' ');
            turn.writing = turn.writing.question(reason.typed(typed.insert(line)));
        } else if (action == Action.SEND) {
            given(turn, reason, typed.text());
        } else if (action == Action.CANCEL || action == Action.INTERRUPT) {
            no(turn, reason);
        } else if (action != null) {
            turn.writing = turn.writing.question(reason.typed(Editing.edit(typed, action)));
        }
    }

    private static void given(Turn turn, Question.Reason reason, String words) {
        try {
            ask(turn, new Question.Order(RoomOrders.because(reason.request(), words)));
        } catch (WrongCommand wrong) {
            turn.complain(String.valueOf(wrong.getMessage()));
        }
    }

    /** A whole line while something is asked; what is no answer is asked again. */
    static void answered(Turn turn, Question question, String line) {
        if (question instanceof NewPassword asked) {
            // A line that everybody can read is no password.
            Passwords.leave(turn, asked);
            return;
        }
        if (question instanceof Question.Reason reason) {
            given(turn, reason, line);
            return;
        }
        switch (line.strip().toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> yes(turn, question);
            case "n", "no" -> no(turn, question);
            default -> ask(turn, question);
        }
    }

    private static void yes(Turn turn, Question question) {
        turn.writing = turn.writing.question(null);
        question.handle(new Yes(turn));
        TypingAhead.arrived(turn);
    }

    private static final class Yes implements Question.Handler {
        private final Turn turn;

        Yes(Turn turn) {
            this.turn = turn;
        }

        @Override
        public void pasted(Question.Pasted pasted) {
            sendPaste(turn, pasted);
        }

        @Override
        public void tooLong(Question.TooLong text) {
            say(turn, text.text());
        }

        @Override
        public void delete(Question.Delete delete) {
            Amending.delete(turn, delete.message().seq());
        }

        @Override
        public void open(Question.Public open) {
            sayToAll(turn, open);
        }

        @Override
        public void untopic(Question.Untopic topic) {
            Topics.remove(turn, topic.room());
        }

        @Override
        public void deleteRoom(Question.DeleteRoom room) {
            Moderating.delete(turn, room.room());
        }

        @Override
        public void order(Question.Order order) {
            Moderating.order(turn, order.request());
        }

        @Override
        public void reason(Question.Reason reason) {
            // It is answered by words, see typed.
        }

        @Override
        public void logOut(Question.LogOut out) {
            SigningOut.everywhere(turn);
        }

        @Override
        public void newPassword(NewPassword asked) {
            // It is answered by passwords, see Passwords.
        }

        @Override
        public void trustServer(TrustServer trust) {
            Trusting.yes(turn, trust);
        }
    }

    private static void no(Turn turn, Question question) {
        turn.writing = turn.writing.question(null);
        if (question instanceof TrustServer) {
            Trusting.no(turn);
            return;
        }
        if (question instanceof Question.Public open) {
            edit(turn, open);
        }
        turn.say(Tone.INFO, declined(question));
        TypingAhead.arrived(turn);
    }

    private static String declined(Question question) {
        if (question instanceof Question.LogOut) {
            return "You are still signed in. /quit ends the client and keeps your rooms.";
        }
        if (question instanceof Question.Delete
                || question instanceof Question.Untopic
                || question instanceof Question.DeleteRoom
                || question instanceof Question.Order
                || question instanceof Question.Reason) {
            return "Nothing was changed.";
        }
        return question instanceof Question.Pasted ? "Paste discarded." : "Not sent.";
    }

    private static boolean mayEdit(Question question) {
        return question instanceof Question.Pasted || question instanceof Question.TooLong;
    }

    private static void edit(Turn turn, Question question) {
        LineEditor before = Drafts.current(turn).editor();
        if (question instanceof Question.Pasted pasted) {
            Drafts.edit(turn, editor -> editor.insert(pasted.text()));
            if (before.text().length() + pasted.text().length() > before.limit()) {
                turn.complain("Only the beginning of the paste fits: " + before.limit() + " characters in all.");
            }
        } else if (question instanceof Question.Public open && open.aim() == null && before.isEmpty()) {
            Drafts.edit(turn, editor -> editor.withText(open.text()));
        }
    }

    /** To all who read there. What is too long stays in the line, and is asked about. */
    static void sayToAll(Turn turn, Question.Public open) {
        if (open.aim() == null && open.text().codePointCount(0, open.text().length()) > turn.maxText()) {
            edit(turn, open);
            turn.writing = turn.writing.question(new Question.TooLong(open.text()));
        } else if (open.aim() == null) {
            Entering.say(turn, open.where(), open.text(), null);
        } else {
            Amending.sendToAll(turn, Drafts.current(turn), open.aim());
        }
    }

    /** What a paste would be, among what stands in the line already: a command and a private line are what they are. */
    private static void sendPaste(Turn turn, Question.Pasted pasted) {
        LineEditor editor = Drafts.current(turn).editor();
        String whole = editor.beforeCaret() + pasted.text() + editor.afterCaret();
        if (Drafts.current(turn).aim() == null && CommandLine.isPlain(whole)) {
            say(turn, whole);
        } else if (whole.length() > editor.limit()) {
            turn.complain("This is too long: " + whole.length() + " characters; the limit is " + editor.limit() + ".");
        } else {
            Drafts.edit(turn, e -> e.insert(pasted.text()));
            ChatKeys.send(turn);
        }
    }

    private static void say(Turn turn, String text) {
        LineEditor editor = Drafts.current(turn).editor();
        List<String> pieces = Pieces.of(text, turn.maxText());
        String key = turn.conversations.currentKey();
        if (turn.get(key) == null) {
            turn.complain("You are not in a room. Type /list rooms to see rooms, /join ROOM to join one.");
            return;
        }
        Drafts.put(turn, Drafts.current(turn).editor(editor.cleared()));
        for (String piece : pieces) {
            Delivery.say(turn, key, piece, null);
        }
    }

    /** A question in one line. */
    private static String words(Turn turn, Question question) {
        if (question instanceof Question.Delete delete) {
            return "Delete this for everybody? "
                    + Folded.message(delete.message(), turn::folds).text();
        }
        if (question instanceof Question.LogOut out) {
            return "Sign out? " + out.loss() + " /quit keeps them.";
        }
        if (question instanceof NewPassword asked) {
            return asked.error().isEmpty() && asked.step() == NewPassword.Step.NEW ? asked.why() : asked.error();
        }
        if (question instanceof Question.Untopic topic) {
            return "Remove the topic of " + title(turn, topic.room()) + "? " + topic.topic();
        }
        if (question instanceof Question.DeleteRoom room) {
            return "Delete " + title(turn, room.room()) + " with all messages, for everybody?";
        }
        if (question instanceof Question.Order order) {
            return RoomOrders.question(order.request()) + " " + RoomOrders.hint(order.request());
        }
        if (question instanceof Question.Reason reason) {
            return RoomOrders.question(reason.request()) + " " + RoomOrders.reason(reason.request());
        }
        if (question instanceof Question.Public open) {
            Conversation where = turn.get(open.where());
            String to = where != null && where.isDirect() ? "to " : "to everybody in ";
            return "This looks private. Send it " + to + title(turn, open.where()) + "? " + open.text();
        }
        return "Send it?";
    }

    private static String title(Turn turn, String key) {
        Conversation conversation = turn.get(key);
        return conversation == null ? key : conversation.title();
    }
}
