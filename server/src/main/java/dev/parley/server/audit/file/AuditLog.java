package dev.parley.server.audit.file;

import dev.parley.server.audit.Act;
import dev.parley.server.audit.AuditPort;
import dev.parley.server.daily.DailyFile;
import dev.parley.server.daily.DailyFiles;
import dev.parley.text.SafeText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log of a data folder: JSON lines in a file for each day. The acts of operators and admins have files of their own,
 * which no moderator can fill. To record never waits: acts go through a bounded queue to a thread that writes. While the disk
 * takes nothing they wait there; the log says so, and how many did not fit. Any thread.
 */
public final class AuditLog implements AuditPort, AutoCloseable {

    /** Acts that may wait for the disk. */
    static final int BOUND = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger("parley");
    private static final long MILLIS_BETWEEN_ATTEMPTS = 1_000;
    private static final long MILLIS_TO_FINISH = 3_000;
    private static final long MILLIS_TO_CATCH_UP = 2_000;

    /** Whose acts are in one row of files. */
    private enum Kind {
        SERVER,
        ROOMS;

        static Kind of(Act act) {
            return switch (act.by()) {
                case OPERATOR, ADMIN -> SERVER;
                case MODERATOR -> ROOMS;
            };
        }

        String prefix() {
            return this == SERVER ? "server" : "rooms";
        }
    }

    private final Map<Kind, DailyFiles> files = new EnumMap<>(Kind.class);
    private final Map<Kind, DailyFile> writers = new EnumMap<>(Kind.class);
    private final BlockingQueue<Act> waiting = new ArrayBlockingQueue<>(BOUND);
    private final AtomicLong recorded = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Object progress = new Object();
    private long written;
    private final Thread thread = new Thread(this::run, "parley-audit");
    private volatile boolean closing;
    private volatile boolean isFailing;

    private AuditLog() {
        thread.setDaemon(true);
    }

    /**
     * Opens today's files, so that a folder that cannot be written is found out at the start.
     *
     * @param keepDays for how many days files are kept
     * @param maxBytes of all files
     */
    public static AuditLog open(Path data, int keepDays, long maxBytes, ZoneId zone) throws IOException {
        return open(data, keepDays, maxBytes, zone, System::nanoTime);
    }

    /** @param nanos measures the time between two looks at a file */
    static AuditLog open(Path data, int keepDays, long maxBytes, ZoneId zone, LongSupplier nanos) throws IOException {
        AuditLog log = new AuditLog();
        for (Kind kind : Kind.values()) {
            DailyFiles files = new DailyFiles(folderIn(data), kind.prefix(), "jsonl");
            log.files.put(kind, files);
            log.writers.put(kind, new DailyFile(files, keepDays, share(maxBytes), zone, AuditLog::note, nanos));
        }
        log.thread.start();
        return log;
    }

    private static long share(long maxBytes) {
        return maxBytes / Kind.values().length;
    }

    /** From now on other bounds. */
    public void keep(int days, long bytes) {
        writers.values().forEach(writer -> writer.keep(days, share(bytes)));
    }

    /** Where the files of a data folder are. */
    public static Path folderIn(Path data) {
        return data.resolve("audit");
    }

    /** What the server itself does to the files. */
    private static String note(long millis, String text) {
        return ActLine.write(new Act(
                Instant.ofEpochMilli(millis),
                Act.By.OPERATOR,
                "the server",
                "",
                "audit",
                null,
                null,
                text,
                null,
                "ok"));
    }

    @Override
    public void record(Act act) {
        if (waiting.offer(act)) {
            recorded.incrementAndGet();
        } else if (lost.getAndIncrement() == 0) {
            LOG.error("The audit log does not keep up. What is done is not recorded: {} by {}", act.what(), act.who());
        }
    }

    /** The time is certain: files go that are too old by it. */
    public void today(Instant now) {
        writers.values().forEach(writer -> writer.today(now));
    }

    private void run() {
        try {
            while (true) {
                // Looked at before the queue is: what was put in before closing is still found then.
                boolean isLastLook = closing;
                Act act = waiting.poll(isLastLook ? 0 : MILLIS_BETWEEN_ATTEMPTS, TimeUnit.MILLISECONDS);
                if (act == null && isLastLook) {
                    break;
                }
                if (act != null) {
                    write(act);
                }
                tellLost();
            }
            for (DailyFile writer : writers.values()) {
                writer.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            LOG.error("The audit log could not be written to its end", failed);
        }
    }

    /** Tries again until the disk takes it. */
    private void write(Act act) throws InterruptedException {
        boolean isWritten = false;
        while (!isWritten) {
            isWritten = attempt(act);
            if (!isWritten && closing) {
                LOG.error("The audit log ends without {} acts: the disk took nothing", waiting.size() + 1);
                waiting.clear();
                return;
            }
            if (!isWritten) {
                Thread.sleep(MILLIS_BETWEEN_ATTEMPTS);
            }
        }
        synchronized (progress) {
            written++;
            progress.notifyAll();
        }
    }

    private boolean attempt(Act act) {
        DailyFile writer = writers.get(Kind.of(act));
        if (writer == null) {
            throw new IllegalStateException("No files for " + act.by());
        }
        try {
            writer.write(System.currentTimeMillis(), ActLine.write(act));
            writer.flush();
            if (isFailing) {
                isFailing = false;
                LOG.info("The audit log can be written again.");
            }
            return true;
        } catch (IOException failed) {
            if (!isFailing) {
                isFailing = true;
                LOG.error("The audit log cannot be written: {}. What is done is recorded later.", failed.getMessage());
            }
            return false;
        }
    }

    private void tellLost() throws InterruptedException {
        long missing = lost.getAndSet(0);
        if (missing > 0) {
            String text = missing + " acts were not recorded: there were too many at once";
            LOG.error("{}", text);
            recorded.incrementAndGet();
            write(new Act(Instant.now(), Act.By.OPERATOR, "the server", "", "audit", null, null, text, null, "failed"));
        }
    }

    @Override
    public List<Act> newest(int most, @Nullable String name) throws IOException {
        catchUp();
        Predicate<Act> wanted = name == null ? act -> true : act -> isAbout(act, SafeText.escape(name));
        List<Act> found = new ArrayList<>();
        for (DailyFiles each : files.values()) {
            found.addAll(newest(each, most, wanted));
        }
        found.sort(Comparator.comparing(Act::at));
        return List.copyOf(found.subList(Math.max(0, found.size() - most), found.size()));
    }

    private static boolean isAbout(Act act, String name) {
        return name.equalsIgnoreCase(act.who())
                || name.equalsIgnoreCase(act.whom())
                || name.equalsIgnoreCase(act.room());
    }

    /** One file after the other, from the newest on, until there are enough. */
    private static List<Act> newest(DailyFiles files, int most, Predicate<Act> wanted) throws IOException {
        List<Path> newestFirst = new ArrayList<>(files.oldestFirst());
        Collections.reverse(newestFirst);
        List<Act> found = new ArrayList<>();
        for (Path file : newestFirst) {
            if (found.size() >= most) {
                break;
            }
            Deque<Act> last = new ArrayDeque<>();
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Act act = ActLine.read(line);
                    if (act != null && wanted.test(act)) {
                        last.add(act);
                        if (last.size() > most) {
                            last.removeFirst();
                        }
                    }
                }
            } catch (NoSuchFileException tooOld) {
                continue;
            }
            found.addAll(0, last);
        }
        return found;
    }

    /** What was done before is to be found; a disk that takes nothing is not waited for. */
    private void catchUp() {
        long due = recorded.get();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS_TO_CATCH_UP);
        synchronized (progress) {
            try {
                for (long left = 1; written < due && left > 0; ) {
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    progress.wait(Math.max(1, left));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether the disk took nothing the last time. */
    boolean isFailing() {
        return isFailing;
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(MILLIS_TO_FINISH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
