package dev.parley.client.command;

import java.util.ArrayList;
import java.util.List;

/** The help, as the table has it. Pure. */
public final class CommandHelp {

    private static final int USAGE_WIDTH = 24;

    private CommandHelp() {}

    /** What somebody needs who has never been here. */
    public static List<String> firstSteps() {
        return List.of(
                "First steps: type a message and press Enter to send it to the room.",
                row("/list", "List the rooms, and the members of this one."),
                row("/join ROOM", "Join a room, or create it."),
                row("/msg NAME TEXT", "Write to one person only."),
                row("/leave, /quit", "Leave this room; quit the client."),
                row("/help", "See all commands; /help WORD explains one."));
    }

    /** The first steps, a line for each command, and what else can be written. */
    public static List<String> all() {
        List<String> lines = new ArrayList<>(firstSteps());
        lines.add("");
        for (Command command : Command.values()) {
            lines.add(row(command.usage(), command.help()));
        }
        lines.add("");
        lines.add(row("@NAME: TEXT", "Write to NAME only, without leaving this room."));
        lines.add(row("//TEXT", "Send a message that begins with a slash."));
        return lines;
    }

    /** All there is to say of one command. */
    public static List<String> of(Command command) {
        List<String> lines = new ArrayList<>();
        lines.add(row(command.usage(), command.help()));
        if (!command.aliases().isEmpty()) {
            lines.add("Also: /" + String.join(", /", command.aliases()));
        }
        return lines;
    }

    /** That nothing is called so, and where to look. */
    public static String none(String written) {
        String word = written.startsWith("/") ? written.substring(1) : written;
        String where = "/help lists the commands, /keys the keys, /set the settings.";
        return "Unknown command, setting or key " + word + ". "
                + Elsewhere.hint(word)
                        .or(() -> Command.nearest(word, false).map(c -> "Did you mean /" + c.word() + "?"))
                        .orElse(where);
    }

    private static String row(String usage, String help) {
        return usage + " ".repeat(Math.max(2, USAGE_WIDTH - usage.length())) + help;
    }
}
