package dev.parley.client.plain;

import dev.parley.client.net.LinkFailure;
import dev.parley.client.options.ClientOptions;
import dev.parley.client.options.UsageException;
import dev.parley.client.settings.Preferences;

/** The line client's entry: for a person at a terminal, or for a script behind a pipe. */
public final class PlainClient {

    /** Said once: there is no bar in which it would stay. */
    static final String EXPOSED = "This connection is not encrypted. Others can read your password and messages.";

    private PlainClient() {}

    /**
     * Runs until the person or the script is done.
     *
     * @param password where it comes from when nobody is asked
     * @return the process's exit status
     * @throws LinkFailure if no server answers at all
     */
    public static int run(ClientOptions options, Preferences preferences, Password password)
            throws UsageException, LinkFailure {
        return OnTerminal.input()
                ? LineClient.run(options, preferences, password, Streams.error())
                : PipeClient.run(options, preferences, password);
    }
}
