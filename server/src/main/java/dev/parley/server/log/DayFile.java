package dev.parley.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.parley.server.daily.DailyFile;
import dev.parley.server.daily.DailyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.LongSupplier;

/** The log in files, one for each day: {@link DailyFile}. */
final class DayFile implements LogSink {

    private final FileFormat format;
    private final DailyFile file;

    DayFile(Path folder, int keepDays, long maxBytes, FileFormat format) throws IOException {
        this(folder, keepDays, maxBytes, format, System::nanoTime);
    }

    /**
     * @param maxBytes of all files
     * @param nanos measures the time between two looks at the file
     */
    DayFile(Path folder, int keepDays, long maxBytes, FileFormat format, LongSupplier nanos) throws IOException {
        this.format = format;
        this.file = new DailyFile(
                new DailyFiles(folder, "parley", "log"),
                keepDays,
                maxBytes,
                format.zone(),
                (millis, text) -> format.fileLine(millis, Level.INFO, "parley", text),
                nanos);
    }

    /** The time is certain: with the next line, files go that are too old by it. Any thread. */
    void today(Instant now) {
        file.today(now);
    }

    /** From the next file on, other bounds. Any thread. */
    void keep(int days, long bytes) {
        file.keep(days, bytes);
    }

    @Override
    public void write(ILoggingEvent event) throws IOException {
        file.write(event.getTimeStamp(), format.fileLine(event));
    }

    @Override
    public void lost(long lines) throws IOException {
        long now = System.currentTimeMillis();
        file.write(now, format.fileLine(now, Level.WARN, "parley", lines + " log lines were lost"));
    }

    @Override
    public void flush() throws IOException {
        file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
