package dev.parley.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A log file for each day (local time), {@code parley-2026-11-21.log}. When a day begins, what is too old goes. */
final class DayFile implements LogSink {

    private static final String PREFIX = "parley-";
    private static final String SUFFIX = ".log";

    private final Path folder;
    private final int keepDays;
    private final LineFormat format;
    private @Nullable Writer writer;
    /** The open file holds lines from {@code from} to before {@code until}, in milliseconds since 1970. */
    private long from;

    private long until;

    /** Opens today's file, so that a folder that cannot be written is found out at the start. */
    DayFile(Path folder, int keepDays, LineFormat format) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.keepDays = keepDays;
        this.format = format;
        open(System.currentTimeMillis());
    }

    @Override
    public void write(ILoggingEvent event) throws IOException {
        write(event.getTimeStamp(), format.fileLine(event));
    }

    @Override
    public void lost(long lines) throws IOException {
        long now = System.currentTimeMillis();
        write(now, format.fileLine(now, Level.WARN, "parley", lines + " log lines were lost"));
    }

    @Override
    public void flush() throws IOException {
        if (writer != null) {
            orReopenLater(writer::flush);
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            Writer closing = writer;
            writer = null;
            closing.close();
        }
    }

    private void write(long millis, String line) throws IOException {
        Writer open = writer;
        if (open == null || millis < from || millis >= until) {
            open = open(millis);
        }
        Writer out = open;
        orReopenLater(() -> out.append(line).append('\n'));
    }

    private Writer open(long millis) throws IOException {
        close();
        ZonedDateTime day = Instant.ofEpochMilli(millis).atZone(format.zone());
        LocalDate date = day.toLocalDate();
        from = date.atStartOfDay(format.zone()).toInstant().toEpochMilli();
        until = date.plusDays(1).atStartOfDay(format.zone()).toInstant().toEpochMilli();
        Path file = folder.resolve(PREFIX + date + SUFFIX);
        Writer opened = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(file.toFile(), true), StandardCharsets.UTF_8), 32_768);
        writer = opened;
        removeOlderThan(date.minusDays(keepDays));
        return opened;
    }

    private void removeOlderThan(LocalDate oldest) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            LocalDate date = dateOf(file.getFileName().toString());
            if (date != null && date.isBefore(oldest)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static @Nullable LocalDate dateOf(String name) {
        if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
            return null;
        }
        try {
            return LocalDate.parse(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
        } catch (DateTimeParseException notOurs) {
            return null;
        }
    }

    /** After a failed write the file is in doubt: it is closed, and the next line opens it again. */
    private void orReopenLater(Write write) throws IOException {
        try {
            write.run();
        } catch (IOException failed) {
            try {
                close();
            } catch (IOException alsoFailed) {
                failed.addSuppressed(alsoFailed);
            }
            throw failed;
        }
    }

    private interface Write {
        void run() throws IOException;
    }
}
