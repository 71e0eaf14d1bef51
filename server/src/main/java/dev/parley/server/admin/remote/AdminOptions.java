package dev.parley.server.admin.remote;

import dev.parley.process.CommandNames;
import dev.parley.server.ServerVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the command line of {@code scripts/admin.sh} asks for. */
sealed interface AdminOptions {

    /**
     * Connect.
     *
     * @param data null for the usual folder
     * @param json whether the answer is wanted as JSON
     * @param sure whether what cannot be undone is confirmed
     * @param command with its slash; empty for a prompt
     */
    record Run(@Nullable Path data, boolean json, boolean sure, String command) implements AdminOptions {}

    record Print(List<String> lines) implements AdminOptions {}

    /** An option that is none, and what to tell about it. */
    record Wrong(String text) implements AdminOptions {}

    /** What may follow the program's name. */
    String SYNOPSIS = "[--data DIR] [--json] [--yes] [COMMAND [WORD...]]";

    List<String> HELP = Stream.of(
                    Stream.of(
                            "Usage: scripts/admin.sh " + SYNOPSIS,
                            "",
                            "The console of the Parley server that runs on this machine, on another",
                            "terminal. With a command it does that one and ends. Only the server's user",
                            "and root may use it.",
                            ""),
                    Arrays.stream(AdminOption.values()).flatMap(option -> option.lines().stream()),
                    Stream.of(
                            "",
                            "Examples:",
                            "  scripts/admin.sh                     the prompt; /help lists its commands",
                            "  scripts/admin.sh users --json        one command; its slash may be left out",
                            "  scripts/admin.sh invite-code 30 uses 7 days",
                            "  scripts/admin.sh room delete tea --yes",
                            "",
                            "Exit status: 0 done, 1 not done or no server, 2 no such command or option."))
            .flatMap(Function.identity())
            .map(line -> line.replace("scripts/admin.sh", CommandNames.admin()))
            .toList();

    static AdminOptions parse(String... args) {
        Path data = null;
        boolean json = false;
        boolean sure = false;
        List<String> words = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            AdminOption option = AdminOption.of(arg);
            if (option == null) {
                if (arg.startsWith("-") && words.isEmpty()) {
                    return new Wrong("There is no option " + arg + ".");
                }
                words.add(arg);
                continue;
            }
            switch (option) {
                case JSON -> json = true;
                case YES -> sure = true;
                case HELP -> {
                    return new Print(HELP);
                }
                case VERSION -> {
                    return new Print(List.of("Parley " + ServerVersion.NUMBER));
                }
                case DATA -> {
                    int sign = arg.indexOf('=');
                    if (sign < 0 && i + 1 == args.length) {
                        return new Wrong("Which folder? --data DIR");
                    }
                    data = Path.of(sign < 0 ? args[++i] : arg.substring(sign + 1));
                }
                case END -> {
                    words.addAll(List.of(args).subList(i + 1, args.length));
                    i = args.length;
                }
            }
        }
        String command = String.join(" ", words).strip();
        if (command.isEmpty() && (json || sure)) {
            return new Wrong("Give a command with " + (json ? "--json" : "--yes") + ".");
        }
        return new Run(data, json, sure, command.isEmpty() || command.startsWith("/") ? command : "/" + command);
    }
}
