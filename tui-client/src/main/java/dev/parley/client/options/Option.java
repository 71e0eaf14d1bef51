package dev.parley.client.options;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Every option of the client: what is read, what {@code --help} prints and the man page come from here alone. */
public enum Option {
    USER("--user", "NAME", "sign in as NAME"),
    PROFILE("--profile", "NAME", "use [profiles.NAME] of the settings file; or just @NAME"),
    JOIN("--join", "ROOM", "join ROOM, or create it; may be given several times"),
    TO("--to", "USER", "send every line to USER only"),
    REGISTER("--register", null, "create the account if there is none"),
    INVITE("--invite", "CODE", "register with an invitation code, or the code of an operator's name"),
    PASSWORD_FILE("--password-file", "FILE", "the password: the first line of FILE"),
    NEW_PASSWORD_FILE("--new-password-file", "FILE", "the new password, for /password in a pipe"),
    PLAIN("--plain", null, "lines instead of a full screen, for screen readers and pipes"),
    JSON("--json", null, "print events as JSON, one a line; implies --plain"),
    WAIT("--wait", "SECONDS", "in a pipe: wait so long for a server that is down or restarting"),
    POSITION("--position", "FILE", "in a pipe: keep in FILE what was printed; the next run goes on there"),
    COMMANDS("--commands", null, "run piped lines that begin with / as commands"),
    TLS("--tls", null, "encrypt on this machine too; over a network it always is"),
    CA("--ca", "FILE", "trust the certificate authorities in FILE (PEM) as well"),
    FINGERPRINT("--fingerprint", "SHA256:…", "trust only the server with this key"),
    INSECURE("--insecure", null, "plain text over a network: others can read it"),
    START_SERVER("--start-server", null, "start a server here if none answers"),
    HELP("--help", null, "print this help"),
    VERSION("--version", null, "print the version");

    public final String flag;
    public final @Nullable String value;
    public final String help;

    Option(String flag, @Nullable String value, String help) {
        this.flag = flag;
        this.value = value;
        this.help = help;
    }

    static Option named(String flag) throws UsageException {
        return Arrays.stream(values())
                .filter(option -> option.flag.equals(flag) || (option == HELP && flag.equals("-h")))
                .findFirst()
                .orElseThrow(() -> new UsageException("Unknown option " + flag + "."));
    }

    /** As in the usage: {@code --user NAME}. */
    public String form() {
        return value == null ? flag : flag + " " + value;
    }
}
