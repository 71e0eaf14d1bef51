package dev.parley.client.reducer;

import dev.parley.client.command.Command;
import dev.parley.client.command.CommandHelp;
import dev.parley.client.command.Parsed;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Fate;
import dev.parley.client.model.NewPassword;
import dev.parley.client.model.Page;
import dev.parley.client.model.Purpose.Question;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Tone;
import dev.parley.name.Names;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each command of the table does. */
final class Commands {

    private static final int SIGNS_WIDTH = 34;

    private Commands() {}

    static void run(Turn turn, Parsed.Run run) {
        switch (run.command()) {
            case HELP -> help(turn, run.argument(0));
            case KEYS -> turn.show(new Page("Keys", turn.preferences.keys().help(), 0));
            case MUTE -> Muting.mute(turn, run.argument(0));
            case UNMUTE -> Muting.unmute(turn, run.argument(0));
            case NOTIFY -> Muting.notify(turn, run.argument(0), run.argument(1));
            case EXPORT -> Exporting.command(turn, run.argument(0));
            case SET -> Choosing.command(turn, run.argument(0), run.argument(1));
            case QUIT -> quit(turn);
            case ME -> Entering.say(turn, turn.conversations.currentKey(), run.argument(0), MessageStyle.ACTION);
            case MSG -> Entering.tell(turn, run.argument(0), run.argument(1), true);
            case TOPIC -> Topics.command(turn, run.argument(0));
            case EDIT -> Amending.edit(turn, run.argument(0));
            case DELETE -> Amending.delete(turn);
            case REACT -> Amending.react(turn, run.argument(0));
            case REPLY -> Amending.reply(turn, run.argument(0));
            case QUEUE -> Queue.command(turn, run.argument(0));
            case AWAY -> Away.command(turn, run.argument(0));
            case BACK -> Away.back(turn);
            case READ -> Marking.command(turn, run.argument(0));
            case RECONNECT -> Linking.now(turn);
            case SEARCH -> search(turn, run.argument(0));
            case JOIN -> join(turn, run.argument(0));
            case LEAVE -> leave(turn, run.argument(0));
            case INVITE, KICK, BAN, UNBAN, BANS, BANIP, UNBANIP, ROLE, ROOM -> {
                if (isOnline(turn, run.command())) {
                    Moderating.command(turn, run);
                }
            }
            case BLOCK, UNBLOCK, BLOCKED, DIRECT -> {
                if (isOnline(turn, run.command())) {
                    Blocking.command(turn, run);
                }
            }
            default -> {
                if (isOnline(turn, run.command())) {
                    ask(turn, run);
                }
            }
        }
    }

    /** Whether the server can be asked; else the person is told. */
    private static boolean isOnline(Turn turn, Command command) {
        if (!turn.isOnline()) {
            turn.complain("No connection. Try /" + command.word() + " again when it is back.");
        }
        return turn.isOnline();
    }

    private static void search(Turn turn, String words) {
        if (words.isEmpty() || isOnline(turn, Command.SEARCH)) {
            Searching.command(turn, words);
        }
    }

    private static void ask(Turn turn, Parsed.Run run) {
        String first = run.argument(0);
        switch (run.command()) {
            case CREATE ->
                turn.ask(new Request.Create(RoomKey.unsigned(first), orNull(run.argument(1)), false), Question.CREATE);
            case LIST -> list(turn, first);
            case MEMBERS -> people(turn);
            case WHO -> turn.ask(new Request.Who(), Question.EVERYONE);
            case INVITE_CODE -> Inviting.command(turn, first);
            case ACCOUNT -> Inviting.accountCommand(turn, first);
            case INVITE_CODES -> turn.ask(new Request.Codes(), Question.CODES);
            case SESSIONS -> OwnSessions.command(turn, first);
            case BROADCAST -> turn.ask(new Request.Broadcast(first), Question.BROADCAST);
            case LOGOUT -> SigningOut.command(turn);
            case PASSWORD -> Questions.ask(turn, NewPassword.BEGUN);
            default -> throw new IllegalStateException("no such question: " + run.command());
        }
    }

    private static @Nullable String orNull(String argument) {
        return argument.isEmpty() ? null : argument;
    }

    private static void help(Turn turn, String word) {
        if (word.isEmpty()) {
            turn.show(new Page("Help", helpLines(), 0));
        } else {
            turn.note(turn.conversations.currentKey(), Tone.INFO, Explaining.word(turn.preferences, word));
        }
    }

    private static List<String> helpLines() {
        List<String> lines = new ArrayList<>(CommandHelp.all());
        lines.add("");
        lines.add("After a direct message you see what became of it:");
        lines.addAll(signs(Stream.of(Fate.values())
                .map(fate -> fate.sign() + " " + fate.word())
                .toList()));
        lines.add("In the lists:");
        lines.addAll(signs(List.of(
                "+3 unread",
                "@2 that mention you",
                "● here",
                "◐ away",
                "○ not here",
                "… typing",
                "~ owner",
                "@ operator",
                "- reader")));
        return lines;
    }

    /** In rows so short that none of them is broken again: a sign stays with its word. */
    private static List<String> signs(List<String> meanings) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String meaning : meanings) {
            if (row.length() + 2 + meaning.length() > SIGNS_WIDTH) {
                rows.add(row.toString());
                row.setLength(0);
            }
            row.append("  ").append(meaning);
        }
        rows.add(row.toString());
        return rows;
    }

    static void quit(Turn turn) {
        turn.effect(new Effect.Disconnect());
        turn.effect(new Effect.Quit());
    }

    private static void join(Turn turn, String room) {
        if (Names.isDirect(room)) {
            Entering.tell(turn, room, "", true);
            return;
        }
        Conversation known = turn.get(RoomKey.of(room));
        if (known != null) {
            Viewing.view(turn, known.key());
            turn.say(Tone.INFO, "Now in " + known.title() + ".");
        } else if (isOnline(turn, Command.JOIN)) {
            Opening.join(turn, RoomKey.unsigned(room));
        }
    }

    private static void list(Turn turn, String what) {
        boolean all = what.isEmpty();
        if (!all && !"people".startsWith(what) && !"rooms".startsWith(what)) {
            turn.complain("/list people, /list rooms, or /list for both.");
            return;
        }
        if (all || "people".startsWith(what)) {
            people(turn);
        }
        if (all || "rooms".startsWith(what)) {
            turn.ask(new Request.Rooms(null), Question.ROOMS);
        }
    }

    private static void people(Turn turn) {
        Conversation here = turn.conversations.current();
        if (here == null) {
            turn.complain("You are not in a room. Type /join ROOM to join one.");
        } else {
            turn.ask(new Request.Members(here.name()), Question.PEOPLE);
        }
    }

    private static void leave(Turn turn, String room) {
        Conversation which = room.isEmpty() ? turn.conversations.current() : turn.get(RoomKey.of(room));
        if (which == null && !room.isEmpty() && !Names.isDirect(room) && turn.isOnline()) {
            // The person may be invited, and declines: the server knows.
            turn.ask(new Request.Leave(RoomKey.unsigned(room)), Question.DECLINE);
        } else if (which == null) {
            turn.complain(room.isEmpty() ? "You are not in a room." : "You are not in " + RoomKey.signed(room) + ".");
        } else if (which.isDirect()) {
            turn.conversations = turn.conversations.without(which.key());
            turn.say(
                    Tone.INFO,
                    "Closed " + which.title() + "; /msg " + which.name().substring(1) + " opens it again.");
        } else if (isOnline(turn, Command.LEAVE)) {
            turn.ask(new Request.Leave(which.name()), Question.LEAVE);
        }
    }
}
