package dev.parley.client.home;

import dev.parley.client.terminal.PersonsLocale;
import dev.parley.client.text.CleanText;
import dev.parley.text.ByteOrderMark;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program of the person's that prints a password, such as {@code pass show parley}: the first line of its output is taken. */
public final class PasswordCommand {

    /** There may be a window that asks for another password. */
    private static final long PATIENCE_SECONDS = 60;

    private static final int MOST_BYTES = 4096;
    private static final int MOST_OF_ERRORS = 200;

    private PasswordCommand() {}

    /**
     * Runs it and waits for its end, a bounded time.
     *
     * @throws IOException if it gives no password, with a sentence for people in which nothing of its output stands
     */
    public static String run(String command) throws IOException {
        return run(command, PATIENCE_SECONDS);
    }

    static String run(String command, long seconds) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).redirectInput(new File("/dev/null"));
        PersonsLocale.restore(builder.environment());
        Process process = builder.start();
        try {
            CompletableFuture<byte[]> out = read(process.getInputStream());
            CompletableFuture<byte[]> err = read(process.getErrorStream());
            byte[] said = out.get(seconds, TimeUnit.SECONDS);
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new TimeoutException();
            }
            if (process.exitValue() != 0) {
                String why = firstLine(err.get(1, TimeUnit.SECONDS));
                throw new IOException("The password command failed with status " + process.exitValue()
                        + (why.isEmpty() ? "." : ": " + shortened(CleanText.line(why))));
            }
            String password = firstLine(said);
            if (password.isEmpty()) {
                throw new IOException("The password command printed nothing.");
            }
            return password;
        } catch (TimeoutException e) {
            throw new IOException("The password command took longer than " + seconds + " s.", e);
        } catch (ExecutionException e) {
            throw new IOException("The password command's output cannot be read.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The password command was interrupted.", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** What is printed beyond the bound is read and dropped: else the program would wait for a reader. */
    private static CompletableFuture<byte[]> read(InputStream in) {
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (in) {
                        byte[] first = in.readNBytes(MOST_BYTES);
                        in.transferTo(OutputStream.nullOutputStream());
                        read.complete(first);
                    } catch (IOException e) {
                        read.completeExceptionally(e);
                    }
                },
                "password-command");
        reader.setDaemon(true);
        reader.start();
        return read;
    }

    private static String firstLine(byte[] bytes) {
        return ByteOrderMark.without(new String(bytes, StandardCharsets.UTF_8))
                .lines()
                .findFirst()
                .orElse("");
    }

    private static String shortened(String text) {
        return text.length() <= MOST_OF_ERRORS ? text : text.substring(0, MOST_OF_ERRORS) + "…";
    }
}
