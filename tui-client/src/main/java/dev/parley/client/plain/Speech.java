package dev.parley.client.plain;

import dev.parley.client.command.CommandLine;
import dev.parley.client.command.Parsed;
import dev.parley.client.command.Signs;
import dev.parley.client.model.RoomKey;
import dev.parley.name.Names;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a pipe as requests: each a message with a key of its own, which makes it safe to send it again, or where that is
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
     * @param room where messages go
     * @throws Unsayable if it is a command that cannot be carried out
     */
    List<Request> requests(String room, String line, int maxText) throws Unsayable {
        String text = PipedText.clean(line);
        if (text.isBlank()) {
            return List.of();
        }
        return commands ? parsed(room, text, maxText) : messages(room, text, null, maxText);
    }

    private List<Request> parsed(String room, String text, int maxText) throws Unsayable {
        Parsed parsed = CommandLine.parse(text);
        if (parsed instanceof Parsed.Run run) {
            return command(room, run, maxText);
        }
        if (parsed instanceof Parsed.Tell tell) {
            return messages(Names.DIRECT_SIGN + tell.user(), tell.text(), null, maxText);
        }
        if (parsed instanceof Parsed.Doubtful) {
            throw new Unsayable("This looks private, and nobody can be asked here: " + text);
        }
        if (parsed instanceof Parsed.Wrong wrong) {
            throw new Unsayable(wrong.why());
        }
        return parsed instanceof Parsed.Say say ? messages(room, say.text(), null, maxText) : List.of();
    }

    /** The commands that do something; those that show something are for people. */
    private List<Request> command(String room, Parsed.Run run, int maxText) throws Unsayable {
        String first = run.argument(0);
        return switch (run.command()) {
            case ME -> messages(room, first, MessageStyle.ACTION, maxText);
            case MSG ->
                messages(first.startsWith("@") ? first : Names.DIRECT_SIGN + first, run.argument(1), null, maxText);
            case JOIN -> List.of(join(first));
            case LEAVE -> List.of(new Request.Leave(first.isEmpty() ? room : RoomKey.unsigned(first)));
            case TOPIC -> List.of(new Request.Topic(room, topic(first)));
            case BROADCAST -> List.of(new Request.Broadcast(first));
            case BACK -> List.of(new Request.Away(null));
            case AWAY -> List.of(new Request.Away(first.isEmpty() ? null : first));
            default -> throw new Unsayable("/" + run.command().word() + " is not for scripts.");
        };
    }

    /** Joining a room as a script does: one that is not there is made, and what was said before is not asked for. */
    static Request join(String room) {
        return new Request.Join(RoomKey.unsigned(room), !Names.isDirect(room), null, 0);
    }

    /** Nothing is removed by leaving something out; there is nobody to show it to, either. */
    private static String topic(String written) throws Unsayable {
        if (written.isEmpty()) {
            throw new Unsayable("/topic needs a text here; /topic - removes the topic.");
        }
        return Signs.isMinus(written) ? "" : written;
    }

    /** In pieces where it is too long. */
    private List<Request> messages(String room, String text, @Nullable MessageStyle style, int maxText) {
        List<String> pieces = PipedText.split(text, maxText);
        if (pieces.size() > 1) {
            port.complain("A line of " + text.codePointCount(0, text.length()) + " characters is sent in "
                    + pieces.size() + " pieces; a message has at most " + maxText + ".");
        }
        List<Request> messages = new ArrayList<>();
        for (String piece : pieces) {
            if (!piece.isBlank()) {
                messages.add(new Request.Send(room, piece, run + said++, style, null));
            }
        }
        return messages;
    }

    /** A line that is refused before anybody is asked; the message says why. */
    static final class Unsayable extends Exception {
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
}
