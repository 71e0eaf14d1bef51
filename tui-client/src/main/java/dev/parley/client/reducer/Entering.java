package dev.parley.client.reducer;

import dev.parley.client.command.CommandLine;
import dev.parley.client.command.Parsed;
import dev.parley.client.command.Secrets;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.NewPassword;
import dev.parley.client.model.Question;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Status;
import dev.parley.name.Names;
import dev.parley.protocol.MessageStyle;
import org.jspecify.annotations.Nullable;

/** A line that the person has finished: said, or carried out. */
final class Entering {

    private Entering() {}

    static void line(Turn turn, String typed) {
        String line = Secrets.without(typed);
        if (turn.writing.question() != null || !TypingAhead.takes(turn, line)) {
            carryOut(turn, line);
        }
    }

    static void carryOut(Turn turn, String line) {
        turn.status = Status.NONE;
        if (turn.writing.question() != null) {
            Questions.answered(turn, turn.writing.question(), line);
            return;
        }
        CommandLine.parse(line).handle(new Carrying(turn));
    }

    private static final class Carrying implements Parsed.Handler {
        private final Turn turn;

        Carrying(Turn turn) {
            this.turn = turn;
        }

        @Override
        public void say(Parsed.Say say) {
            Entering.say(turn, turn.conversations.currentKey(), say.text(), null);
        }

        @Override
        public void tell(Parsed.Tell tell) {
            Entering.tell(turn, tell.user(), tell.text(), false);
        }

        @Override
        public void doubtful(Parsed.Doubtful doubtful) {
            doubt(turn, doubtful.text());
        }

        @Override
        public void run(Parsed.Run run) {
            Commands.run(turn, run);
        }

        @Override
        public void wrong(Parsed.Wrong wrong) {
            turn.complain(wrong.why());
        }

        @Override
        public void empty(Parsed.Empty empty) {
            // Nothing was said.
        }
    }

    private static void doubt(Turn turn, String text) {
        String where = turn.conversations.currentKey();
        Conversation here = turn.get(where);
        Question.Public question = new Question.Public(where, text, null);
        if (here == null) {
            say(turn, where, text, null);
        } else if (here.isDirect()) {
            // It goes to one person: it is private already.
            Questions.sayToAll(turn, question);
        } else {
            Questions.ask(turn, question);
        }
    }

    /** An answer to a message; whether it was taken. */
    static boolean reply(Turn turn, String key, String text, long to) {
        boolean taken = turn.get(key) != null && !text.isBlank() && isSayable(turn, text);
        if (taken) {
            Delivery.say(turn, key, text, null, to);
        }
        return taken;
    }

    static void say(Turn turn, String key, String text, @Nullable MessageStyle style) {
        if (turn.isPasswordDue()) {
            turn.complain(NewPassword.FIRST);
        } else if (turn.get(key) == null) {
            turn.complain("You are not in a room. Type /list rooms to see rooms, /join ROOM to join one.");
        } else if (isSayable(turn, text)) {
            Delivery.say(turn, key, text, style);
        }
    }

    /** To one person alone. The conversation begins with the first message. */
    static void tell(Turn turn, String user, String text, boolean view) {
        String name = user.startsWith("@") ? user : Names.DIRECT_SIGN + user;
        if (turn.isMe(name.substring(1))) {
            turn.complain("You cannot send a direct message to yourself.");
        } else if (view && turn.isOnline() && turn.get(RoomKey.of(name)) == null) {
            // Whether there is such a person is the server's to say. Until it has, nobody is taken anywhere, and
            // nothing said.
            Opening.join(turn, name);
            if (!text.isEmpty()) {
                TypingAhead.first(turn, "/msg " + name + " " + text);
            }
        } else if (text.isEmpty() || isSayable(turn, text)) {
            Conversation conversation = Opening.direct(turn, name);
            if (view) {
                Viewing.view(turn, conversation.key());
            }
            if (!text.isEmpty()) {
                Delivery.say(turn, conversation.key(), text, null);
            }
        }
    }

    static boolean isSayable(Turn turn, String text) {
        int length = text.codePointCount(0, text.length());
        int most = turn.hello == null ? Integer.MAX_VALUE : turn.hello.maxText();
        if (length > most) {
            turn.complain("The text has " + length + " characters; the server takes " + most + ". Nothing was sent.");
        }
        return length <= most;
    }
}
