package dev.parley.client;

import dev.parley.client.plain.OnTerminal;
import dev.parley.client.plain.Streams;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal whether a server is to be started. */
class Offer {

    private static final int LONGEST_ANSWER = 64;

    /** Whether there is somebody to ask. */
    boolean isPossible() {
        return OnTerminal.input() && OnTerminal.output();
    }

    /**
     * Tells why, and asks until there is an answer.
     *
     * @param why what went wrong, for people
     */
    boolean isTaken(String why) {
        PrintStream out = Streams.output();
        out.println(Streams.safe(why));
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
}
