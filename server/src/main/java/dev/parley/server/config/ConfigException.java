package dev.parley.server.config;

/** The settings cannot be used. The message is one line for a person: which file, which setting, what is allowed. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    ConfigException(String message, Throwable cause) {
        super(message, cause);
    }

    ConfigException(String message) {
        super(message);
    }
}
