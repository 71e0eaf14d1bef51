package dev.parley.client.plain;

import dev.parley.client.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The client as a process of its own, with a pipe on each of its streams. */
final class ClientProcess implements AutoCloseable {

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final Thread outReader;
    private final Thread errReader;

    private ClientProcess(Process process) {
        this.process = process;
        this.outReader = reader(process.getInputStream(), out);
        this.errReader = reader(process.getErrorStream(), err);
    }

    /** @param password in the environment; none if null */
    static ClientProcess start(String password, String... arguments) throws IOException {
        return start(password, Map.of(), List.of(), arguments);
    }

    /**
     * @param environment what is added to it
     * @param before a program that starts the client, whose command line stands behind it
     */
    static ClientProcess start(
            String password, Map<String, String> environment, List<String> before, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("PARLEY_PASSWORD");
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        if (password != null) {
            builder.environment().put("PARLEY_PASSWORD", password);
        }
        return new ClientProcess(builder.start());
    }

    private static Thread reader(InputStream in, List<String> into) {
        Thread thread = new Thread(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    into.add(line);
                }
            } catch (IOException closed) {
                // The test closed it.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    void type(String text) throws IOException {
        type(text.getBytes(StandardCharsets.UTF_8));
    }

    void type(byte[] bytes) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(bytes);
        in.flush();
    }

    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    void closeOutput() throws IOException {
        process.getInputStream().close();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for the end; what it printed is complete then. */
    int status() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new AssertionError("The client did not end; it printed " + out + " and complained " + err);
        }
        outReader.join();
        errReader.join();
        return process.exitValue();
    }

    List<String> out() {
        return out;
    }

    List<String> err() {
        return err;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
