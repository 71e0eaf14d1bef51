package dev.parley.client.plain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Standard input, line by line, read ahead by a thread of its own; a bounded number of lines, so that a fast program waits for
 * a slow server. Bytes that are not UTF-8 become U+FFFD.
 */
final class LineSource {

    private static final int AHEAD = 256;

    /** A line without an end is handed on in pieces of this many characters. */
    private static final int MOST_CHARS = 64 * 1024;

    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(AHEAD);
    private final Reader in;
    private final Runnable news;
    private volatile boolean over;
    private volatile String failure = "";

    /** @param news called after each line, and at the end, by the reading thread */
    LineSource(InputStream in, Runnable news) {
        this.in = new InputStreamReader(in, StandardCharsets.UTF_8);
        this.news = news;
    }

    void start() {
        Thread thread = new Thread(this::run, "standard-input");
        thread.setDaemon(true);
        thread.start();
    }

    @Nullable
    String poll() {
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
        StringBuilder line = new StringBuilder();
        char[] buffer = new char[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            for (int i = 0; i < n; i++) {
                if (buffer[i] == '\n' || line.length() == MOST_CHARS) {
                    hand(line);
                }
                if (buffer[i] != '\n') {
                    line.append(buffer[i]);
                }
            }
        }
        if (!line.isEmpty()) {
            hand(line);
        }
    }

    private void hand(StringBuilder line) throws InterruptedException {
        lines.put(line.toString());
        line.setLength(0);
        news.run();
    }
}
