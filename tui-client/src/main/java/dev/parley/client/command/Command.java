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
    JOIN("Join a room, or create it.", List.of("j"), required(Kind.ROOM)),
    CREATE("Create a room and join it.", List.of(), required(Kind.ROOM), optional("TOPIC", Kind.TEXT)),
    LIST("Show the members of this room, all rooms, or both.", List.of(), optional(Kind.LISTING)),
    MEMBERS("Show the members of this room.", List.of("names")),
    WHO("Show everyone who is online.", List.of()),
    LEAVE("Leave this room, or ROOM; close a direct conversation.", List.of("part"), optional(Kind.ROOM)),
    MSG(
            "Write to one person only; without TEXT, open the conversation.",
            List.of("query"),
            required(Kind.USER),
            optional(Kind.TEXT)),
    ME("Describe an action: /me waves.", List.of(), required(Kind.TEXT)),
    EDIT("Edit your last message or the chosen one; without TEXT, in the input line.", List.of(), optional(Kind.TEXT)),
    DELETE("Delete your last message, or the chosen one, for everybody; asks first.", List.of("del")),
    REACT(
            "React to the last message or the chosen one; again removes it: /react :tada:",
            List.of(),
            required(Kind.EMOJI)),
    REPLY("Reply to the last message of somebody else, or to the chosen one.", List.of("re"), optional(Kind.TEXT)),
    SEARCH(
            "Search all rooms you may read; in:ROOM or in:here looks in one room, from:NAME for one person's: \"in this"
                    + " order\", begin*, this OR that, -not. Enter goes to a result.",
            List.of("find"),
            optional("QUERY", Kind.SEARCH)),
    QUEUE("Show unsent messages; send or discard those left from last time.", List.of(), optional(Kind.QUEUE)),
    TOPIC("Show or set the topic of this room; /topic - removes it (asks first).", List.of(), optional(Kind.TEXT)),
    INVITE("Invite somebody to this room, or to ROOM.", List.of(), required(Kind.USER), optional(Kind.ROOM)),
    KICK("Put somebody out of this room; TEXT says why.", List.of(), required(Kind.USER), optional(Kind.TEXT)),
    BAN(
            "Put somebody out of this room, and let them in no more; TEXT says why.",
            List.of(),
            required(Kind.USER),
            optional(Kind.TEXT)),
    UNBAN("Take back a ban from this room.", List.of(), required(Kind.USER)),
    BANS("List who is banned from this room.", List.of()),
    BANIP(
            "For admins: let nobody connect from ADDRESS, or from where @NAME is; TIME is like 30m, 12h or 7d. Without"
                    + " ADDRESS, list the banned ones.",
            List.of(),
            optional("ADDRESS", Kind.SOURCE),
            optional("TIME TEXT", Kind.TEXT)),
    UNBANIP("For admins: take back the ban of an address.", List.of(), required("ADDRESS", Kind.SOURCE)),
    ROLE(
            "Give somebody a role in this room; /help roles says what roles may do.",
            List.of(),
            required(Kind.USER),
            required(Kind.ROLE)),
    ROOM(
            "Show the settings of this room, or change one: /room access private. /room delete deletes the room; asks first.",
            List.of(),
            optional("SETTING", Kind.ROOM_SETTING),
            optional("VALUE", Kind.ROOM_VALUE)),
    INVITE_CODE(
            "For admins of the server: make a code by which people register, 1 use and 7 days if you do not say; ROOM"
                    + " is a room that they join. revoke N takes a code back.",
            List.of(),
            optional(Kind.INVITE_CODE)),
    INVITE_CODES("For admins of the server: list the codes by which people can register.", List.of()),
    ACCOUNT(
            "For admins of the server: create an account for somebody, with a password for one sign-in; or show an"
                    + " account as a bot, or with off as a person again.",
            List.of(),
            required("create NAME|bot NAME [off]", Kind.ACCOUNT)),
    BLOCK(
            "Hear nothing from somebody: no direct messages, mentions or invitations. Their lines in rooms are folded.",
            List.of(),
            required(Kind.USER)),
    UNBLOCK("Hear from somebody again.", List.of(), required("USER", Kind.BLOCKED_USER)),
    BLOCKED(
            "List whom you have blocked; show and hide unfold and fold their lines in rooms.",
            List.of(),
            optional(Kind.BLOCKED)),
    DIRECT(
            "Choose who can write to you directly: everybody, or known (people in a shared room).",
            List.of(),
            optional(Kind.DIRECT)),
    BROADCAST("Send a notice to everyone who is online.", List.of(), required(Kind.TEXT)),
    AWAY("Set yourself as away; without TEXT, as back.", List.of(), optional(Kind.TEXT)),
    BACK("Tell others that you are back.", List.of()),
    READ("Mark this room or ROOM as read; \"all\" marks every room.", List.of(), optional(Kind.ROOM)),
    MUTE("Mute this room, or ROOM.", List.of(), optional(Kind.ROOM)),
    UNMUTE("Unmute a room.", List.of(), optional(Kind.ROOM)),
    NOTIFY(
            "Choose what notifies you in this room, or in ROOM: all messages, mentions or none.",
            List.of(),
            required(Kind.NOTIFY),
            optional(Kind.ROOM)),
    SET(
            "List the settings, show one, or change it; add ROOM for one room only, - for the default.",
            List.of(),
            optional(Kind.SETTING),
            optional(Kind.VALUE)),
    EXPORT(
            "Write all messages of this room, or of ROOM, to a file; FILE.jsonl or --json writes JSON lines.",
            List.of(),
            required("[ROOM] FILE", Kind.EXPORT)),
    HELP(
            "List the commands, or explain a command, setting or key: /help bell, /help Alt-a.",
            List.of("h"),
            optional("WORD", Kind.HELP)),
    KEYS("List the keys.", List.of()),
    RECONNECT("Connect again now.", List.of()),
    SESSIONS(
            "List your sessions: where you are signed in, and since when; end N ends the one with that number.",
            List.of(),
            optional(Kind.SESSIONS)),
    PASSWORD("Change your password. Your typing is hidden.", List.of("passwd")),
    LOGOUT(
            "Sign out in this window. Your other windows stay signed in; if this was your last one, you leave every room."
                    + " /quit ends the client and keeps your rooms.",
            List.of()),
    QUIT("Quit the client; you stay a member of your rooms.", List.of("exit", "q"));

    /** Too much to be suggested to somebody who wrote another word. */
    private static final Set<Command> TAKING_AWAY =
            EnumSet.of(LEAVE, LOGOUT, QUIT, DELETE, PASSWORD, KICK, BAN, BANIP, BLOCK);

    /** What is written behind them is shown to others. */
    private static final Set<Command> PUBLIC = EnumSet.of(ME, EDIT, REPLY, TOPIC, BROADCAST, AWAY);

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
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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

    /**
     * The command that somebody may have meant who mistyped it; never one that takes something away.
     *
     * @param forOne whether what stands behind it may be for one person only: then never one that makes it public
     */
    static Optional<Command> nearest(String written, boolean forOne) {
        String word = written.toLowerCase(Locale.ROOT);
        List<String> words = Stream.of(values())
                .filter(command -> !TAKING_AWAY.contains(command))
                .filter(command -> !(forOne && PUBLIC.contains(command)))
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
