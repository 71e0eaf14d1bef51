package dev.parley.client.plain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A terminal that can do nothing but print: plain reads and writes, the terminal's own line editing. Nothing is ever written
 * over, so a line from others may come in the middle of one's own.
 */
final class DumbConsole implements Console {

    private static final Thread ECHO_AGAIN = new Thread(() -> stty("echo"), "echo-again");

    private final BufferedReader in;
    private final PrintStream out;
    private final PrintStream prompts;

    /** @param prompts for what is asked: standard error where standard output is not for a person's eyes */
    DumbConsole(InputStream in, PrintStream out, PrintStream prompts) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
        this.prompts = prompts;
    }

    @Override
    public @Nullable String readLine(String prompt) {
        return ask(prompt);
    }

    @Override
    public @Nullable String readAnswer(String question) {
        return ask(question);
    }

    @Override
    public @Nullable String readSecret(String prompt) {
        // Should the process end while it waits, the terminal is not to stay without an echo.
        Runtime.getRuntime().addShutdownHook(ECHO_AGAIN);
        boolean hidden = stty("-echo");
        if (!hidden) {
            prompts.println("This terminal cannot hide your typing. The password will be visible.");
        }
        try {
            return ask(prompt);
        } finally {
            if (hidden) {
                stty("echo");
                prompts.println();
            }
            Runtime.getRuntime().removeShutdownHook(ECHO_AGAIN);
        }
    }

    private @Nullable String ask(String prompt) {
        prompts.print(prompt);
        prompts.flush();
        try {
            String line = in.readLine();
            if (line == null) {
                prompts.println();
                prompts.flush();
            }
            return line;
        } catch (IOException gone) {
            return null;
        }
    }

    private static boolean stty(String setting) {
        try {
            return new ProcessBuilder("stty", setting)
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void print(String lines, String prompt) {
        out.println(lines);
        out.flush();
    }

    @Override
    public void tell(String lines, String prompt) {
        prompts.println(lines);
        prompts.flush();
    }

    @Override
    public void bell() {
        // Nothing but lines here: what it rings for is printed.
    }

    @Override
    public void interrupt() {
        // A read of standard input cannot be ended from here; the next line ends it.
    }

    @Override
    public void close() {
        out.flush();
    }
}
