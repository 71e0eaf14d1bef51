package dev.parley.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.function.Consumer;

/** Lines for the operator's eye: to standard output, or through the console while there is one. */
final class ConsoleLines implements LogSink {

    private final LineFormat format;
    private volatile Consumer<String> out;

    ConsoleLines(LineFormat format, Consumer<String> out) {
        this.format = format;
        this.out = out;
    }

    /** From now on lines go there. Any thread. */
    void through(Consumer<String> elsewhere) {
        out = elsewhere;
    }

    @Override
    public void write(ILoggingEvent event) {
        out.accept(format.consoleLine(event));
    }

    @Override
    public void lost(long lines) {
        out.accept(format.time(System.currentTimeMillis()) + " WARN " + lines
                + " log lines were lost because there were too many at once");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
