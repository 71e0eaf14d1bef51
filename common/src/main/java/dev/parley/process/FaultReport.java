package dev.parley.process;

import dev.parley.text.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells a person in one line that a program has failed by a fault of its own. The stack trace goes to a file. */
public final class FaultReport {

    /** A message may hold anything, as long as it likes. */
    private static final int LONGEST = 300;

    /** Files of one process: a fault that comes again and again says nothing new. */
    private static final int MOST_FILES = 8;

    private static final AtomicInteger files = new AtomicInteger();

    private FaultReport() {}

    /** The line for a fault; {@code who} has failed. */
    public static String line(String who, Throwable fault) {
        if (fault instanceof OutOfMemoryError) {
            // It says nothing that a person does not know from these words.
            return who + " has run out of memory" + details(fault) + ".";
        }
        String what = SafeText.escape(fault.toString().replaceAll("\\s+", " "));
        String shown = what.length() <= LONGEST ? what : what.substring(0, LONGEST) + "…";
        return who + " failed: " + shown + details(fault);
    }

    /** Where the stack trace is, in brackets behind a blank; empty where it is not kept. */
    public static String details(Throwable fault) {
        if (files.getAndIncrement() >= MOST_FILES) {
            return "";
        }
        try {
            // For its owner's eyes alone: there may be a text in it.
            Path file = Files.createTempFile("parley-", ".txt");
            Files.writeString(file, trace(fault));
            return " (details: " + file + ")";
        } catch (IOException | RuntimeException | OutOfMemoryError nowhere) {
            return "";
        }
    }

    private static String trace(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
