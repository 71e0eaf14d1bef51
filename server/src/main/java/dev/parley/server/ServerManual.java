package dev.parley.server;

import picocli.CommandLine;

/** The server's command line as data: man pages and the completion of shells are made of it. */
public final class ServerManual {

    private ServerManual() {}

    /** Every option and subcommand, under the name that people here type. It is read, and runs nothing. */
    public static CommandLine commandLine() {
        return ServerCommand.commandLine((config, data, acts) -> {
            throw new IllegalStateException("a manual starts no server");
        });
    }
}
