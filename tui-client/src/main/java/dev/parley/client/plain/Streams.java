package dev.parley.client.plain;

import dev.parley.client.text.CleanText;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The process's own streams in UTF-8, whatever the locale says: with {@code LANG=C} the JDK would write ? for every letter. */
public final class Streams {

    private Streams() {}

    /** Standard output; nothing leaves before a flush. */
    public static PrintStream output() {
        return utf8(FileDescriptor.out);
    }

    /** Standard output for programs: whole lines leave it, at a flush or when there are many. */
    static PrintStream lines() {
        WholeLines lines = new WholeLines(new FileOutputStream(FileDescriptor.out));
        Runtime.getRuntime().addShutdownHook(new Thread(lines::end, "last-line"));
        return new PrintStream(lines, false, StandardCharsets.UTF_8);
    }

    /** Standard error; every line leaves at once. */
    public static PrintStream error() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }

    static InputStream input() {
        return StandardInput.open();
    }

    /** One line that a terminal may be given, whoever wrote it. */
    public static String safe(String text) {
        return CleanText.line(text);
    }

    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(to)), false, StandardCharsets.UTF_8);
    }
}
