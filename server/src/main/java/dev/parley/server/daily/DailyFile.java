package dev.parley.server.daily;

import dev.parley.server.folder.FileKey;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines for each day (local time), or several where a day has much to tell. Old files are deleted by the day that
 * {@link #today} was told, and never by the time of a line: a clock that jumps must not delete them. So are the oldest where
 * all have too many bytes. A file that somebody has deleted or moved away is made anew. One thread, but for {@link #today} and
 * {@link #keep}.
 */
public final class DailyFile {

    /** What the file itself has to say, as a line of its kind. */
    public interface Note {
        String line(long millis, String text);
    }

    /** One file has at most this part of the bytes of all, so that what is deleted at a time is a part as well. */
    private static final int PART = 8;

    /** How long lines may go to a file that is not there any more. */
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

    private final DailyFiles files;
    private final ZoneId zone;
    private final Note note;
    private final LongSupplier nanos;
    private volatile int keepDays;
    private volatile long maxBytes;
    private @Nullable Writer writer;
    private Path file;
    private long bytes;
    private boolean isNew;
    private @Nullable Object fileKey;
    private long lookedAt;

    /** The day that is certain; null while it is not. Told on another thread. */
    private volatile @Nullable LocalDate today;

    private @Nullable LocalDate removedOn;

    /** The open file holds lines from {@code from} to before {@code until}, in milliseconds since 1970. */
    private long from;

    private long until;

    /**
     * Opens today's file, so that a folder that cannot be written is found out at the start.
     *
     * @param maxBytes of all files
     * @param nanos measures the time between two looks at the file
     */
    public DailyFile(DailyFiles files, int keepDays, long maxBytes, ZoneId zone, Note note, LongSupplier nanos)
            throws IOException {
        this.files = files;
        this.keepDays = keepDays;
        this.maxBytes = maxBytes;
        this.zone = zone;
        this.note = note;
        this.nanos = nanos;
        files.prepare();
        this.file = files.folder();
        open(System.currentTimeMillis());
    }

    /** From the next file on, other bounds. Any thread. */
    public void keep(int days, long bytes) {
        keepDays = days;
        maxBytes = bytes;
    }

    /** The time is certain: with the next line, files go that are too old by it. Any thread. */
    public void today(Instant now) {
        today = now.atZone(zone).toLocalDate();
    }

    /** Hands to the system what was written. */
    public void flush() throws IOException {
        if (writer != null) {
            orReopenLater(writer::flush);
        }
    }

    /** The next line opens it again. */
    public void close() throws IOException {
        if (writer != null) {
            Writer closing = writer;
            writer = null;
            closing.close();
        }
    }

    /**
     * Writes a line.
     *
     * @param millis its time, which says to which day it belongs
     */
    public void write(long millis, String line) throws IOException {
        Writer open = writer;
        if (open == null || millis < from || millis >= until || bytes >= maxBytes / PART || hasNothingLeft()) {
            open = open(millis);
        }
        Writer out = open;
        LocalDate day = today;
        if (day != null && !day.equals(removedOn)) {
            removedOn = day;
            LocalDate oldest = day.minusDays(keepDays);
            remove(files.before(oldest), "Deleting log files older than " + keepDays + " days: ", millis, out);
        }
        if (isNew) {
            isNew = false;
            long others = maxBytes - maxBytes / PART;
            remove(files.beyond(others), "Deleting log files past " + maxBytes + " bytes in all: ", millis, out);
        }
        append(out, line);
    }

    private boolean hasNothingLeft() {
        long now = nanos.getAsLong();
        if (now - lookedAt < BETWEEN_LOOKS) {
            return false;
        }
        lookedAt = now;
        return !Objects.equals(fileKey, FileKey.of(file));
    }

    private Writer open(long millis) throws IOException {
        close();
        ZonedDateTime day = Instant.ofEpochMilli(millis).atZone(zone);
        LocalDate date = day.toLocalDate();
        from = date.atStartOfDay(zone).toInstant().toEpochMilli();
        until = date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        // Only this folder: if the data folder is gone as well, an empty one would be in the way of who brings it back.
        files.prepareAlone();
        file = files.current(date, maxBytes / PART);
        Writer opened = new BufferedWriter(new OutputStreamWriter(files.append(file), StandardCharsets.UTF_8), 32_768);
        bytes = Files.size(file);
        isNew = true;
        writer = opened;
        fileKey = FileKey.of(file);
        lookedAt = nanos.getAsLong();
        return opened;
    }

    private void append(Writer out, String line) throws IOException {
        orReopenLater(() -> out.append(line).append('\n'));
        bytes += line.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private void remove(List<Path> unwanted, String why, long millis, Writer log) throws IOException {
        List<Path> closed = unwanted.stream().filter(one -> !one.equals(file)).toList();
        if (closed.isEmpty()) {
            return;
        }
        String names = closed.stream().map(one -> one.getFileName().toString()).collect(Collectors.joining(", "));
        append(log, note.line(millis, why + names));
        orReopenLater(log::flush);
        for (Path one : closed) {
            Files.deleteIfExists(one);
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
