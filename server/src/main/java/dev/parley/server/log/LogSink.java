package dev.parley.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.IOException;

/** Where a queue of log lines ends. One thread uses it: that of its {@link LogQueue}. */
interface LogSink {

    void write(ILoggingEvent event) throws IOException;

    /** Says that so many lines did not get here. */
    void lost(long lines) throws IOException;

    /** Nothing more waits for now. */
    void flush() throws IOException;

    void close() throws IOException;
}
