package dev.parley.server.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The console's commands: what is typed, what follows it, and what it is for. Parsing, help and completion read this. What
 * follows is written in forms with {@code " | "} between them; a form has words, {@code a|b} for a choice of words, and
 * {@code USER}, {@code ROOM} and the like for what they name. Where the first form begins with {@code [}, nothing need follow.
 */
enum ConsoleCommand {
    USERS("", "who is online, from which address, since when"),
    ROOMS("", "every room, with members and members online"),
    SAY("TEXT", "send a notice to everyone online"),
    KICK("USER [WHY]", "close every connection of a user"),
    PASSWORD("USER", "set a new password for a user, shown once; it ends all sign-ins of that user"),
    HISTORY("clear ROOM | keep ROOM DAYS", "delete what was said; keep it DAYS, forever or default"),
    ROOM("delete ROOM", "delete a room for good, with all that was said in it"),
    ACCOUNT(
            "create NAME | bot USER [on|off] | disable|enable|delete USER",
            "make an account; show it as a bot; let nobody sign in, or again; delete it for good"),
    ACCOUNTS("[PART] [after NAME]", "the accounts, or those with PART in their names, 100 at a time"),
    SESSIONS("USER | USER end SESSION", "the sign-ins of a user; end one of them"),
    BAN("ROOM USER [WHY]", "ban a user from a room"),
    UNBAN("ROOM USER", "let a user into a room again"),
    ROLES("[ROOM]", "who has a role in a room, and who is banned; without ROOM, the admins of this server"),
    ROLE("ROOM USER ROLE", "give a member of a room a role"),
    INVITE_CODE(
            "[N uses] [D days] [ROOM] | revoke NUMBER",
            "make a code by which people register: 1 use, 7 days; take one back"),
    INVITE_CODES("", "the codes by which people can register"),
    BANIP(
            "[ADDRESS] [TIME] [WHY]",
            "let nobody connect from ADDRESS, or from where @USER is; TIME is like 30m, 12h or 7d; alone, list them"),
    UNBANIP("ADDRESS", "take back the ban of an address"),
    BACKUP("FILE | FOLDER", "copy all data into a file, as server.sh backup does"),
    VERIFY("", "read all data and check it while the server runs"),
    RELOAD("", "read the settings file again; says what needs a restart"),
    LOG("[level warn|info|debug]", "how much is logged; log more or less until the server ends"),
    STATS("", "how the server is doing: connections, requests, limits, disk, memory"),
    CLOCK("accept", "accept the machine's clock; messages past their age limit are deleted"),
    AUDIT("[N] [ROOM|USER]", "the last 20 acts of operators and moderators, or N; of one room or user"),
    STOP("", "say goodbye to everyone and stop the server"),
    HELP("", "this list");

    private final String argument;
    private final String help;

    ConsoleCommand(String argument, String help) {
        this.argument = argument;
        this.help = help;
    }

    /** As it is typed, {@code /users}. */
    String word() {
        return "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As it is explained, {@code /kick USER}. */
    String usage() {
        return argument.isEmpty() ? word() : word() + " " + argument;
    }

    String help() {
        return help;
    }

    /** For manuals and for the completion of shells. */
    CommandForm form() {
        List<String> choices = forms().stream()
                .flatMap(parts -> Arrays.stream(parts.get(0).split("\\|", -1)))
                .filter(word -> !word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
        return new CommandForm(word().substring(1), argument, choices, help);
    }

    /** The parts of each form of what follows. */
    List<List<String>> forms() {
        return Arrays.stream(argument.replace("[", "").replace("]", "").split(" \\| ", -1))
                .map(form -> List.of(form.split(" ", -1)))
                .toList();
    }

    boolean takesArgument() {
        return !argument.isEmpty();
    }

    /** Whether it is incomplete without what follows. */
    boolean needsArgument() {
        return takesArgument() && !argument.startsWith("[");
    }

    static Optional<ConsoleCommand> of(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ConsoleCommand::word).toList();
    }
}
