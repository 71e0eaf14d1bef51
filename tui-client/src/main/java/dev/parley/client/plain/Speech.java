package dev.parley.client.plain;

import dev.parley.client.command.AccountOrders;
import dev.parley.client.command.CodeOrders;
import dev.parley.client.command.CommandLine;
import dev.parley.client.command.Parsed;
import dev.parley.client.command.PeopleOrders;
import dev.parley.client.command.RoomOrders;
import dev.parley.client.command.Signs;
import dev.parley.client.command.WrongCommand;
import dev.parley.client.model.RoomKey;
import dev.parley.client.plain.Task.Kind;
import dev.parley.name.Names;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Request;
import dev.parley.text.Visible;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a pipe as tasks: each a message with a key of its own, which makes it safe to send it again, or where that is
 * wanted a command of the table.
 */
final class Speech {

    private final String run;
    private final boolean commands;
    private final Port port;
    private long said;

    /**
     * @param run the beginning of every {@code cid}: no two runs of the client share it
     * @param commands whether a line may be a command
     */
    Speech(String run, boolean commands, Port port) {
        this.run = run;
        this.commands = commands;
        this.port = port;
    }

    /** Whether a message of this key was said here. */
    boolean isOwn(String cid) {
        return cid.startsWith(run);
    }

    /**
     * What a line asks for, in order; nothing for a line with nothing in it.
     *
     * @param room where messages go; empty where there is no such room
     * @throws Unsayable if it cannot be sent or carried out
     */
    List<Task> tasks(String room, String line, int maxText) throws Unsayable {
        String text = PipedText.clean(line);
        if (!Visible.isIn(text)) {
            return List.of();
        }
        return commands ? parsed(room, text, maxText) : messages(room, text, null, maxText);
    }

    private List<Task> parsed(String room, String text, int maxText) throws Unsayable {
        return CommandLine.parse(text).accept(new Asking(room, maxText));
    }

    private final class Asking implements Parsed.Visitor<List<Task>, Unsayable> {
        private final String room;
        private final int maxText;

        Asking(String room, int maxText) {
            this.room = room;
            this.maxText = maxText;
        }

        @Override
        public List<Task> say(Parsed.Say say) throws Unsayable {
            return messages(room, say.text(), null, maxText);
        }

        @Override
        public List<Task> tell(Parsed.Tell tell) throws Unsayable {
            return messages(RoomKey.direct(tell.user()), tell.text(), null, maxText);
        }

        @Override
        public List<Task> doubtful(Parsed.Doubtful doubtful) throws Unsayable {
            throw new Unsayable(
                    "Not sent: this line looks private. Write /msg NAME TEXT for one person: " + doubtful.text());
        }

        @Override
        public List<Task> run(Parsed.Run run) throws Unsayable {
            return command(room, run, maxText);
        }

        @Override
        public List<Task> wrong(Parsed.Wrong wrong) throws Unsayable {
            throw new Unsayable(wrong.why());
        }

        @Override
        public List<Task> empty(Parsed.Empty empty) throws Unsayable {
            return List.of();
        }
    }

    /** The commands that do something; most of those that show something are for people. */
    private List<Task> command(String room, Parsed.Run run, int maxText) throws Unsayable {
        String first = run.argument(0);
        return switch (run.command()) {
            case ME -> messages(room, first, MessageStyle.ACTION, maxText);
            case MSG -> tell(first, run.argument(1), maxText);
            case JOIN -> List.of(Task.of(join(first)));
            case CREATE ->
                List.of(
                        Task.of(new Request.Create(RoomKey.unsigned(first), orNull(run.argument(1)), false)),
                        Task.of(join(first)));
            case LEAVE -> List.of(leave(room, first));
            case TOPIC -> List.of(topic(given(room), first));
            case BROADCAST -> List.of(Task.of(new Request.Broadcast(first)));
            case AWAY -> List.of(Task.of(new Request.Away(orNull(first))));
            case BACK -> List.of(Task.of(new Request.Away(null)));
            case PASSWORD -> List.of(new Task(Kind.CHANGE_PASSWORD, null));
            case LOGOUT -> List.of(new Task(Kind.SIGN_OUT, new Request.Logout()));
            case QUIT -> List.of(new Task(Kind.QUIT, null));
            case MEMBERS -> List.of(Task.show(new Request.Members(given(room))));
            case WHO -> List.of(Task.show(new Request.Who()));
            case INVITE, KICK, BAN, UNBAN, BANS, ROLE, ROOM, BANIP, UNBANIP ->
                List.of(order(RoomOrders.isElsewhere(run) ? room : given(room), run));
            case INVITE_CODE -> List.of(asked(() -> CodeOrders.of(first)));
            case INVITE_CODES -> List.of(Task.show(new Request.Codes()));
            case ACCOUNT -> List.of(asked(() -> AccountOrders.of(first)));
            case BLOCK, UNBLOCK, BLOCKED, DIRECT -> List.of(peopleOrder(run));
            default -> throw new Unsayable("/" + run.command().word() + " cannot be used in a pipe.");
        };
    }

    private static Task order(String room, Parsed.Run run) throws Unsayable {
        String name = RoomKey.unsigned(room);
        Task task = asked(() -> RoomOrders.of(run, name));
        // Without a setting it is to be shown how the room is set, of which the answer to a member tells.
        return task.request() == null ? Task.show(new Request.Join(name, false, null, 0)) : task;
    }

    private static Task peopleOrder(Parsed.Run run) throws Unsayable {
        Task task = asked(() -> PeopleOrders.of(run));
        if (task.request() == null) {
            throw new Unsayable("In a pipe, write /blocked, or /direct everybody or known.");
        }
        return task;
    }

    /** What a command asks of the server, in all clients. */
    private interface Order {
        @Nullable
        Request request() throws WrongCommand;
    }

    /** With its answer shown, where there is one that nobody knows without asking. */
    private static Task asked(Order order) throws Unsayable {
        try {
            Request request = order.request();
            return new Task(isQuestion(request) ? Kind.SHOW : Kind.DO, request);
        } catch (WrongCommand wrong) {
            throw new Unsayable(String.valueOf(wrong.getMessage()));
        }
    }

    private static boolean isQuestion(@Nullable Request request) {
        return request instanceof Request.Bans
                || request instanceof Request.Blocked
                || request instanceof Request.CreateCode
                || request instanceof Request.CreateAccount;
    }

    private static @Nullable String orNull(String argument) {
        return argument.isEmpty() ? null : argument;
    }

    private List<Task> tell(String user, String text, int maxText) throws Unsayable {
        if (text.isEmpty()) {
            throw new Unsayable("/msg " + user + " has no text. In a pipe, write /msg NAME TEXT.");
        }
        return messages(RoomKey.direct(user), text, null, maxText);
    }

    /** A direct conversation cannot be left; lines go there no more. */
    private static Task leave(String room, String named) throws Unsayable {
        String which = named.isEmpty() ? given(room) : RoomKey.unsigned(named);
        Kind kind = RoomKey.of(which).equals(RoomKey.of(room)) ? Kind.GO_NOWHERE : Kind.DO;
        return new Task(kind, Names.isDirect(which) ? null : new Request.Leave(which));
    }

    private static Task topic(String room, String text) {
        return text.isEmpty()
                ? new Task(Kind.SHOW_TOPIC, new Request.Join(room, false, null, 0))
                : Task.of(new Request.Topic(room, Signs.isMinus(text) ? "" : text));
    }

    /** Joining a room as a script does: one that is not there is made, and what was said before is not asked for. */
    static Request join(String room) {
        return new Request.Join(RoomKey.unsigned(room), !Names.isDirect(room), null, 0);
    }

    /** The room that a line needs. */
    private static String given(String room) throws NoRoom {
        if (room.isEmpty()) {
            throw new NoRoom();
        }
        return room;
    }

    /** Where nothing says where a line goes. */
    static final String WHICH_ROOM = "Which room? Add --join ROOM, or --to USER for one person.";

    /** In pieces where it is too long. */
    private List<Task> messages(String room, String text, @Nullable MessageStyle style, int maxText) throws Unsayable {
        String where = given(room);
        List<String> pieces = PipedText.split(text, maxText);
        if (pieces.size() > 1) {
            port.complain("A line of " + text.codePointCount(0, text.length()) + " characters is sent in "
                    + pieces.size() + " pieces; a message holds at most " + maxText + ".");
        }
        List<Task> messages = new ArrayList<>();
        for (String piece : pieces) {
            if (Visible.isIn(piece)) {
                messages.add(Task.of(new Request.Send(where, piece, run + said++, style, null)));
            }
        }
        return messages;
    }

    /** A line that is refused before anybody is asked; the message says why. */
    static class Unsayable extends Exception {
        private static final long serialVersionUID = 1;

        private final String why;

        Unsayable(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }
    /** A line that needs a room, where the command line names none. */
    static final class NoRoom extends Unsayable {
        private static final long serialVersionUID = 1;

        NoRoom() {
            super(WHICH_ROOM);
        }
    }
}
