package dev.parley.client;

import dev.parley.client.home.Folders;
import dev.parley.client.net.LinkEvent;
import dev.parley.client.net.LinkFailure;
import dev.parley.client.net.ServerAddress;
import dev.parley.client.plain.OnTerminal;
import dev.parley.process.CommandNames;
import dev.parley.process.RunFile;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server of this machine: offered where none answers, never started unasked, and never for another machine. */
final class LocalServer {

    /** Names the script that starts one; set by client.sh. */
    static final String SCRIPT = "parley.server.script";

    private final ServerAddress address;
    private final @Nullable String script;
    private final Offer offer;
    private boolean startedByUs;
    private boolean told;

    /**
     * @param script that starts a server; null where there is none
     * @param offer asks the person
     */
    LocalServer(ServerAddress address, @Nullable String script, Offer offer) {
        this.address = address;
        this.script = script;
        this.offer = offer;
    }

    /** What to say where nobody answers; what the person was told with the offer is not said again. */
    String hint(LinkFailure failure) {
        return failure.reason() == LinkEvent.Reason.NO_ANSWER && isHere()
                ? (told ? "" : failure.text() + " ") + "Start one with: " + CommandNames.server() + options()
                : failure.text();
    }

    /**
     * Starts a server if that may help and is wanted.
     *
     * @param asked whether the command line asks for one; else the person at the terminal is asked
     * @return whether it runs now
     */
    boolean startAfter(LinkFailure failure, boolean asked) {
        boolean possible = failure.reason() == LinkEvent.Reason.NO_ANSWER && isHere();
        if (!possible || script == null || !(asked || isWanted(failure))) {
            return false;
        }
        startedByUs = start(script);
        return startedByUs;
    }

    /** Tells who leaves that the server goes on, if it does so in the background. */
    void tellThatItGoesOn(PrintStream err) {
        if (startedByUs || (OnTerminal.output() && isHere() && runsInBackground())) {
            err.println("The server keeps running in the background. Stop it with: " + CommandNames.server() + " stop");
            err.flush();
        }
    }

    private boolean isHere() {
        try {
            return Arrays.stream(InetAddress.getAllByName(address.host())).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private String options() {
        String port = address.port() == ServerAddress.DEFAULT_PORT ? "" : " --port " + address.port();
        return hasOwnHost() ? port + " --host " + address.host() : port;
    }

    /** Whether the server has to be told the address, which is not the one that it takes by itself. */
    private boolean hasOwnHost() {
        return !address.host().equals(ServerAddress.DEFAULT_HOST)
                && !address.host().equalsIgnoreCase("localhost");
    }

    /** The server of the usual data folder, where {@code start} puts it. */
    private boolean runsInBackground() {
        try {
            RunFile run = RunFile.living(Folders.of(System.getenv()).ofServer());
            return run != null && run.background() && run.address().endsWith(":" + address.port());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private boolean isWanted(LinkFailure failure) {
        told = offer.isPossible();
        return told && offer.isTaken(failure.text());
    }

    /** All that the script says goes to standard error: standard output may be a script's. */
    private boolean start(String script) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >&2", "sh", script, "start"));
        command.addAll(List.of("--port", Integer.toString(address.port())));
        if (hasOwnHost()) {
            command.addAll(List.of("--host", address.host()));
        }
        try {
            return new ProcessBuilder(command)
                            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
