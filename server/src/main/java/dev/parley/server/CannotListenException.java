package dev.parley.server;

import dev.parley.server.config.ServerConfig;
import java.io.IOException;

/** One of the places to listen at cannot be used. */
public final class CannotListenException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient ServerConfig.Listener listener;

    public CannotListenException(ServerConfig.Listener listener, Exception reason) {
        super(reason);
        this.listener = listener;
    }

    ServerConfig.Listener listener() {
        return listener;
    }

    Throwable reason() {
        Throwable cause = getCause();
        return cause == null ? this : cause;
    }
}
