package dev.parley.client.options;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Every option of the client: what is read and what {@code --help} prints come from here alone. */
enum Option {
    USER("--user", "NAME", "sign in as NAME"),
    PROFILE("--profile", "NAME", "the server and the user of [profiles.NAME] in the settings file; or just @NAME"),
    JOIN("--join", "ROOM", "join ROOM, making it if there is none; may be given several times"),
    REGISTER("--register", null, "make the account if there is none"),
    PASSWORD_FILE("--password-file", "FILE", "the password is the first line of FILE (or in PARLEY_PASSWORD)"),
    PLAIN("--plain", null, "lines instead of a full screen; for screen readers and scripts"),
    JSON("--json", null, "print events as the server sends them, one JSON object a line; implies --plain"),
    COMMANDS("--commands", null, "piped lines that begin with / are commands; without it they are said as they are"),
    HELP("--help", null, "print this and end"),
    VERSION("--version", null, "print the version and end");

    final String flag;
    final @Nullable String value;
    final String help;

    Option(String flag, @Nullable String value, String help) {
        this.flag = flag;
        this.value = value;
        this.help = help;
    }

    static Option named(String flag) throws UsageException {
        return Arrays.stream(values())
                .filter(option -> option.flag.equals(flag) || (option == HELP && flag.equals("-h")))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no option " + flag + "."));
    }

    /** As in the usage: {@code --user NAME}. */
    String form() {
        return value == null ? flag : flag + " " + value;
    }
}
