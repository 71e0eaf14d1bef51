package dev.parley.server.admin.remote;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of the console's program: arguments are read by them, {@code --help} lists them, and the man page and the
 * completion are made of them. */
enum AdminOption {
    DATA("    --data", "DIR", "The server's data folder. Default: parley in\n$XDG_DATA_HOME, or in ~/.local/share."),
    JSON("    --json", "", "Print the answer as JSON, an object in each line."),
    YES("    --yes", "", "Do what cannot be undone without asking. In a script\nnothing is deleted without it."),
    END("    --", "", "What follows is no option."),
    HELP("-h, --help", "", "Show this help and exit."),
    VERSION("-V, --version", "", "Print the version and exit.");

    private final String form;
    private final String value;
    private final String help;

    /** @param help its lines */
    AdminOption(String form, String value, String help) {
        this.form = form;
        this.value = value;
        this.help = help;
    }

    /** The option that an argument is, with its value behind a sign or without; null for a word. */
    static @Nullable AdminOption of(String argument) {
        for (AdminOption option : values()) {
            for (String name : option.names()) {
                if (argument.equals(name) || (!option.value.isEmpty() && argument.startsWith(name + "="))) {
                    return option;
                }
            }
        }
        return null;
    }

    /** All its spellings. */
    String[] names() {
        return form.strip().split(", ", -1);
    }

    /** What its value is called; empty for one without. */
    String value() {
        return value;
    }

    String help() {
        return help.replace('\n', ' ');
    }

    /** As {@code --help} shows it. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String before = form + (value.isEmpty() ? "" : " " + value);
        for (String line : help.split("\n", -1)) {
            lines.add(lines.isEmpty() ? "  %-17s%s".formatted(before, line) : " ".repeat(21) + line);
        }
        return lines;
    }
}
