package dev.parley.client;

import dev.parley.client.home.Folders;
import dev.parley.client.net.LinkEvent;
import dev.parley.client.net.LinkFailure;
import dev.parley.client.net.ServerAddress;
import dev.parley.client.plain.OnTerminal;
import dev.parley.client.plain.Streams;
import dev.parley.process.RunFile;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The server of this machine: offered where none answers, never started unasked, and never for another machine. */
final class LocalServer {

    /** Names the script that starts one; set by client.sh. */
    private static final String SCRIPT = "parley.server.script";

    private static final int LONGEST_ANSWER = 64;

    private final ServerAddress address;
    private boolean startedByUs;

    LocalServer(ServerAddress address) {
        this.address = address;
    }

    /** What to say where nobody answers. */
    String hint(LinkFailure failure) {
        return failure.reason() == LinkEvent.Reason.NO_ANSWER && isHere()
                ? failure.text() + " Start one with: scripts/server.sh" + portOption()
                : failure.text();
    }

    /**
     * Starts a server if that may help and is wanted.
     *
     * @param asked whether the command line asks for one; else the person at the terminal is asked
     * @return whether it runs now
     */
    boolean startAfter(LinkFailure failure, boolean asked) {
        String script = System.getProperty(SCRIPT);
        boolean possible = failure.reason() == LinkEvent.Reason.NO_ANSWER && isHere() && script != null;
        if (!possible || script == null || !(asked || isWanted(failure))) {
            return false;
        }
        startedByUs = start(script);
        return startedByUs;
    }

    /** Tells who leaves that the server goes on, if it does so in the background. */
    void tellThatItGoesOn(PrintStream err) {
        if (startedByUs || (OnTerminal.output() && isHere() && runsInBackground())) {
            err.println("The server keeps running in the background. Stop it with: scripts/server.sh stop");
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

    private String portOption() {
        return address.port() == ServerAddress.DEFAULT_PORT ? "" : " --port " + address.port();
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

    private static boolean isWanted(LinkFailure failure) {
        if (!OnTerminal.input() || !OnTerminal.output()) {
            return false;
        }
        PrintStream out = Streams.output();
        out.println(Streams.safe(failure.text()));
        String answer = "?";
        while (answer != null && !isYes(answer) && !isNo(answer)) {
            out.print("Start one on this machine, in the background? [Y/n] ");
            out.flush();
            answer = line();
        }
        return answer != null && isYes(answer);
    }

    private static boolean isYes(String answer) {
        return List.of("", "y", "yes").contains(answer);
    }

    private static boolean isNo(String answer) {
        return List.of("n", "no").contains(answer);
    }

    /** A line of the terminal, byte by byte: what is typed after it is for others to read. Null at the end of input. */
    @SuppressWarnings("resource") // standard input stays open
    private static @Nullable String line() {
        InputStream in = new FileInputStream(FileDescriptor.in);
        StringBuilder line = new StringBuilder();
        try {
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    return null;
                }
                if (line.length() < LONGEST_ANSWER) {
                    line.append((char) next);
                }
            }
            return line.toString().strip().toLowerCase(Locale.ROOT);
        } catch (IOException gone) {
            return null;
        }
    }

    /** All that the script says goes to standard error: standard output may be a script's. */
    private boolean start(String script) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >&2", "sh", script, "start"));
        command.addAll(List.of("--port", Integer.toString(address.port())));
        boolean literal = address.host().contains(":") || address.host().startsWith("127.");
        if (literal && !address.host().equals(ServerAddress.DEFAULT_HOST)) {
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
