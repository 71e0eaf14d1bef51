package dev.parley.server;

import dev.parley.server.config.ServerConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** What to tell a person about a server that could not start, in one line. */
final class StartFailures {

    private StartFailures() {}

    /** The line for a failure that was to be foreseen; null for any other. */
    static @Nullable String inPlainWords(Throwable failure, ServerConfig.Listener listen) {
        if (failure instanceof CannotListenException elsewhere) {
            return inPlainWords(elsewhere.reason(), elsewhere.listener());
        }
        if (failure instanceof StartException known) {
            return known.getMessage();
        }
        if (failure instanceof UnknownHostException
                || failure instanceof UnresolvedAddressException
                || failure instanceof UnsupportedAddressTypeException) {
            return "There is no host named " + listen.host() + ". Give an address of this machine with --host.";
        }
        if (failure instanceof BindException taken) {
            return cannotBind(String.valueOf(taken.getMessage()), listen);
        }
        if (failure instanceof FileSystemException file) {
            return "Cannot use " + file.getFile() + ": " + reason(file) + ". Choose another folder with --data DIR.";
        }
        return failure instanceof IOException ? "Cannot start: " + failure.getMessage() + "." : null;
    }

    private static String cannotBind(String reason, ServerConfig.Listener listen) {
        if (listen.onUnixSocket()) {
            return "Cannot listen at " + listen.unix() + ": " + reason + ".";
        }
        String where = "Cannot listen on " + HostAndPort.format(listen.host(), listen.port()) + ": ";
        if (reason.contains("in use")) {
            return where
                    + "the port is taken. Stop the program that uses it, or choose another port with --port (--port 0 takes a free one).";
        }
        if (reason.contains("ermission")) {
            return where + "you may not use ports below 1024. Choose another port with --port.";
        }
        if (reason.contains("assign")) {
            return where + "this machine does not have that address. Choose another one with --host.";
        }
        return where + reason + ". Choose another address with --host and --port.";
    }

    private static String reason(FileSystemException failure) {
        String reason = failure.getReason();
        return reason == null ? failure.getClass().getSimpleName().replace("Exception", "") : reason;
    }
}
