package dev.parley.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lines for the operator's eye, through the console while there is one; else to standard output, which a program may read that wants
 * another format.
 */
final class ConsoleLines implements LogSink {

    private final LineFormat format;
    private final @Nullable FileFormat forPrograms;
    private final Consumer<String> standardOutput;
    private volatile @Nullable Consumer<String> console;

    /**
     * @param forPrograms the format of standard output; null: it is for the operator's eye as well
     */
    ConsoleLines(LineFormat format, @Nullable FileFormat forPrograms, Consumer<String> standardOutput) {
        this.format = format;
        this.forPrograms = forPrograms;
        this.standardOutput = standardOutput;
    }

    /** From now on lines go there; null: to standard output again. Any thread. */
    void through(@Nullable Consumer<String> theConsole) {
        console = theConsole;
    }

    @Override
    public void write(ILoggingEvent event) {
        Consumer<String> open = console;
        if (open != null) {
            open.accept(format.consoleLine(event));
        } else {
            standardOutput.accept(forPrograms == null ? format.consoleLine(event) : forPrograms.fileLine(event));
        }
    }

    @Override
    public void lost(long lines) {
        String text = lines + " log lines were lost because there were too many at once";
        long now = System.currentTimeMillis();
        String line = format.time(now) + " WARN " + text;
        Consumer<String> open = console;
        if (open != null) {
            open.accept(line);
        } else {
            standardOutput.accept(
                    forPrograms == null ? line : forPrograms.fileLine(now, Level.WARN, ServerLog.ACTIVITY, text));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
