package dev.parley.process;

import dev.parley.text.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a person in one line that a program has failed by a fault of its own. The stack trace goes to a file. */
public final class FaultReport {

    /** A message may hold anything, as long as it likes. */
    private static final int LONGEST = 300;

    private FaultReport() {}

    /** The line for a fault; {@code who} has failed. */
    public static String line(String who, Throwable fault) {
        String what = SafeText.escape(fault.toString().replaceAll("\\s+", " "));
        String shown = what.length() <= LONGEST ? what : what.substring(0, LONGEST) + "…";
        return who + " failed: " + shown + details(fault);
    }

    private static String details(Throwable fault) {
        try {
            // For its owner's eyes alone: there may be a text in it.
            Path file = Files.createTempFile("parley-", ".txt");
            Files.writeString(file, trace(fault));
            return " (details: " + file + ")";
        } catch (IOException | RuntimeException nowhere) {
            return "";
        }
    }

    private static String trace(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
