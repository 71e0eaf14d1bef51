package dev.parley.server;

/** How a server ended. */
public sealed interface Ending {

    /** It was asked to. */
    record Stopped(String reason) implements Ending {}

    /** It could not go on; nothing that it acknowledged is lost. */
    record Failed(Throwable cause) implements Ending {}
}
