package dev.parley.client.plain;

import dev.parley.client.ClientOptions;
import dev.parley.client.UsageException;
import dev.parley.client.net.LinkFailure;

/** The line client's entry: for a person at a terminal, or for a script behind a pipe. */
public final class PlainClient {

    private PlainClient() {}

    /**
     * Runs until the person or the script is done.
     *
     * @return the process's exit status
     * @throws LinkFailure if no server answers at all
     */
    public static int run(ClientOptions options) throws UsageException, LinkFailure {
        return OnTerminal.input() ? LineClient.run(options, Streams.error()) : PipeClient.run(options);
    }
}
