package dev.parley.client.plain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Standard input, line by line, read ahead by a thread of its own; a bounded number of lines, so that a fast program waits for
 * a slow server. What is not UTF-8 has no text.
 */
final class LineSource {

    private static final int AHEAD = 256;

    /** A line without an end is handed on in pieces of about this many bytes. */
    private static final int MOST_BYTES = 64 * 1024;

    /**
     * A line, or a piece of a long one.
     *
     * @param number from 1
     * @param text null where it is not UTF-8
     */
    record Line(long number, @Nullable String text) {}

    private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(AHEAD);
    private final InputStream in;
    private final Runnable news;
    private volatile boolean over;
    private volatile String failure = "";

    /** @param news called after each line, and at the end, by the reading thread */
    LineSource(InputStream in, Runnable news) {
        this.in = in;
        this.news = news;
    }

    void start() {
        Thread thread = new Thread(this::run, "standard-input");
        thread.setDaemon(true);
        thread.start();
    }

    @Nullable
    Line poll() {
        return lines.poll();
    }

    /** Why nothing more can be read; empty where the input has come to its end, or has not yet. */
    String failure() {
        return failure;
    }

    /** Whether the last line was taken and no more will come. */
    boolean isOver() {
        return over && lines.isEmpty();
    }

    private void run() {
        try {
            readAll();
        } catch (IOException unreadable) {
            // As at its end, what was read before is sent; that something is missing is said.
            failure = String.valueOf(unreadable.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        over = true;
        news.run();
    }

    private void readAll() throws IOException, InterruptedException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        long number = 1;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            for (int i = 0; i < n; i++) {
                boolean ends = buffer[i] == '\n';
                if (ends || (line.size() >= MOST_BYTES && isBetweenCharacters(line, buffer[i]))) {
                    hand(number, line);
                }
                if (ends) {
                    number++;
                } else {
                    line.write(buffer[i]);
                }
            }
        }
        if (line.size() > 0) {
            hand(number, line);
        }
    }

    /** No character has more than three bytes that continue it, so that what is no text ends as well. */
    private static boolean isBetweenCharacters(ByteArrayOutputStream line, byte next) {
        return (next & 0xC0) != 0x80 || line.size() >= MOST_BYTES + 3;
    }

    private void hand(long number, ByteArrayOutputStream line) throws InterruptedException {
        lines.put(new Line(number, text(line.toByteArray())));
        line.reset();
        news.run();
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
