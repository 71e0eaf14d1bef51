package dev.parley.server.admin.remote;

import java.util.List;

/** What {@code --help} of the console's program prints: its man page is made of it. */
public final class AdminManual {

    private AdminManual() {}

    public static List<String> help() {
        return AdminOptions.HELP;
    }
}
