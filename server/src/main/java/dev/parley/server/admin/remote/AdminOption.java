package dev.parley.server.admin.remote;

import java.util.ArrayList;
import java.util.List;

/** The options of the console's program: {@code --help} lists them, and its man page and completion are made of them. */
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
