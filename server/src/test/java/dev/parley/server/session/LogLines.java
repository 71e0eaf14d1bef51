package dev.parley.server.session;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Hears what a logger is told, for as long as it is open. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger;
    private final Level before;
    private final Consumer<String> lines;

    private LogLines(Logger logger, Consumer<String> lines) {
        this.logger = logger;
        this.before = logger.getLevel();
        this.lines = lines;
    }

    static LogLines of(String name, Consumer<String> lines) {
        LogLines heard = new LogLines((Logger) LoggerFactory.getLogger(name), lines);
        heard.start();
        heard.logger.setLevel(Level.INFO);
        heard.logger.addAppender(heard);
        return heard;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.accept(event.getFormattedMessage());
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(before);
        stop();
    }
}
