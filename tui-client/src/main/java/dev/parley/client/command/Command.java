package dev.parley.client.command;

import static dev.parley.client.command.Parameter.optional;
import static dev.parley.client.command.Parameter.required;

import dev.parley.client.command.Parameter.Kind;
import dev.parley.text.Nearest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every command there is, in the order in which the help lists them. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are List.of's
public enum Command {
    JOIN("Go to a room; if there is none of that name, make it.", List.of("j"), required(Kind.ROOM)),
    CREATE("Make a room, and go there.", List.of(), required(Kind.ROOM), optional("TOPIC", Kind.TEXT)),
    LIST("Who is in this room, and which rooms there are; or one of the two.", List.of(), optional(Kind.LISTING)),
    MEMBERS("Who is in this room.", List.of("names")),
    WHO("Who is online, in any room.", List.of()),
    LEAVE("Leave this room or another; close a direct conversation.", List.of("part"), optional(Kind.ROOM)),
    MSG(
            "Send a message to one person alone; without TEXT, go to your direct messages.",
            List.of("query"),
            required(Kind.USER),
            optional(Kind.TEXT)),
    ME("Tell what you do: /me waves.", List.of(), required(Kind.TEXT)),
    EDIT(
            "Mend your last message, or the one that is chosen; without TEXT, in the line.",
            List.of(),
            optional(Kind.TEXT)),
    DELETE("Delete your last message, or the chosen one, for everybody; asks first.", List.of("del")),
    REACT(
            "React to the last message, or to the one that is chosen; once more takes it back: /react :tada:",
            List.of(),
            required(Kind.EMOJI)),
    REPLY("Answer the last message of somebody else, or the one that is chosen.", List.of("re"), optional(Kind.TEXT)),
    SEARCH(
            "Look for words in all you may read; in:ROOM or in:here looks in one room, from:NAME for one person's: \"in this"
                    + " order\", begin*, this OR that, -not. Enter goes to what was found.",
            List.of("find"),
            optional("QUERY", Kind.SEARCH)),
    QUEUE(
            "What waits to be sent. Send what an earlier run has left, or drop all that has not been sent.",
            List.of(),
            optional(Kind.QUEUE)),
    TOPIC(
            "Show the topic of this room, or set it; /topic - removes it, after a question.",
            List.of(),
            optional(Kind.TEXT)),
    BROADCAST("Say something to everyone who is online.", List.of(), required(Kind.TEXT)),
    AWAY("Say that you are away, and why; without TEXT, be back.", List.of(), optional(Kind.TEXT)),
    BACK("Be back, after /away.", List.of()),
    READ("Mark this room, ROOM, or with \"all\" every room as read.", List.of(), optional(Kind.ROOM)),
    MUTE("Nothing of this room rings, notifies or counts; or of another.", List.of(), optional(Kind.ROOM)),
    UNMUTE("A room calls for you again as it usually does.", List.of(), optional(Kind.ROOM)),
    NOTIFY(
            "What of this room rings and notifies, or of another: every message, those that call you, or none.",
            List.of(),
            required(Kind.ATTENTION),
            optional(Kind.ROOM)),
    SET(
            "All settings, or one of them, or give it a value; with ROOM behind it for that room alone, - for the usual.",
            List.of(),
            optional(Kind.SETTING),
            optional(Kind.VALUE)),
    EXPORT(
            "All that was said in this room, or in ROOM, into a file; a FILE.jsonl, or any with --json behind it, has a JSON"
                    + " object in each line.",
            List.of(),
            required("[ROOM] FILE", Kind.EXPORT)),
    HELP(
            "All commands, or one of them; also of a setting or a key: /help bell, /help Alt-a.",
            List.of("h"),
            optional("WORD", Kind.HELP)),
    KEYS("What the keys do.", List.of()),
    RECONNECT("Connect again now.", List.of()),
    PASSWORD("Change your password. It is asked for, and typed unseen.", List.of("passwd")),
    LOGOUT(
            "Sign out in this window. Your other windows stay signed in; if this was your last one, you leave every room."
                    + " /quit ends the client and keeps your rooms.",
            List.of()),
    QUIT("End the client; you stay a member of your rooms.", List.of("exit", "q"));

    /** Too much to be suggested to somebody who wrote another word. */
    private static final Set<Command> TAKING_AWAY = EnumSet.of(LEAVE, LOGOUT, QUIT, DELETE, PASSWORD);

    private final String help;
    private final List<String> aliases;
    private final List<Parameter> parameters;

    Command(String help, List<String> aliases, Parameter... parameters) {
        this.help = help;
        this.aliases = aliases;
        this.parameters = List.of(parameters);
    }

    /** What is written behind the slash. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<String> aliases() {
        return aliases;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** One sentence or two. */
    public String help() {
        return help;
    }

    /** {@code /msg USER [TEXT]}. */
    public String usage() {
        StringBuilder usage = new StringBuilder("/").append(word());
        parameters.forEach(p -> usage.append(' ').append(p.usage()));
        return usage.toString();
    }

    /** The command that somebody may have meant who mistyped it; never one that takes something away. */
    static Optional<Command> nearest(String written) {
        String word = written.toLowerCase(Locale.ROOT);
        List<String> words = Stream.of(values())
                .filter(command -> !TAKING_AWAY.contains(command))
                .map(Command::word)
                .toList();
        return Nearest.to(word, words).flatMap(Command::of);
    }

    /** The command of a word or an alias, in any case of letters. */
    public static Optional<Command> of(String written) {
        String word = written.toLowerCase(Locale.ROOT);
        for (Command command : values()) {
            if (command.word().equals(word) || command.aliases.contains(word)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}
