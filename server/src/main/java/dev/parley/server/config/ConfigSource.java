package dev.parley.server.config;

/** Where the settings come from, to read them again while the server runs. Any thread; it reads a file. */
public interface ConfigSource {

    /** Whether there is a file at all. */
    boolean isFile();

    /**
     * The settings as they are now, with what the command line says.
     *
     * @throws ConfigException if they cannot be used; its message is one line for a person
     */
    ServerConfig read() throws ConfigException;
}
