package dev.parley.server.blackbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A disk of 24 MB, 18 of them taken by a ballast. Who may mount has it in the file system of all; who may not has it in a namespace of its
 * own, where the server is to run as well. A shell in there holds it, and does what it is told.
 */
final class SmallDisk implements AutoCloseable {

    private static final String MOUNT =
            "mount -t tmpfs -o size=24m tmpfs \"$1\" && head -c 18874368 /dev/zero >\"$1/ballast\""
                    + " && echo ready && read -r line && rm \"$1/ballast\" && echo done && read -r line; umount \"$1\"";

    private final Process shell;
    private final BufferedReader answers;
    private final boolean isPrivate;

    private SmallDisk(List<String> command, boolean isPrivate) throws IOException {
        this.isPrivate = isPrivate;
        shell = new ProcessBuilder(command).redirectErrorStream(true).start();
        answers = shell.inputReader(StandardCharsets.UTF_8);
    }

    /** One that is mounted on the folder; null if this machine allows none. */
    static @Nullable SmallDisk on(Path folder) throws IOException {
        SmallDisk shared = new SmallDisk(List.of("sh", "-c", MOUNT, "sh", folder.toString()), false);
        return shared.isReady() ? shared : inNamespace(folder);
    }

    static @Nullable SmallDisk inNamespace(Path folder) throws IOException {
        try {
            SmallDisk disk =
                    new SmallDisk(List.of("unshare", "-Urm", "sh", "-c", MOUNT, "sh", folder.toString()), true);
            return disk.isReady() ? disk : null;
        } catch (IOException noSuchProgram) {
            return null;
        }
    }

    private boolean isReady() throws IOException {
        return "ready".equals(answers.readLine());
    }

    /** What a program's command begins with to see the disk. */
    List<String> inside() {
        return isPrivate
                ? List.of("nsenter", "-t", Long.toString(shell.pid()), "-U", "-m", "--preserve-credentials")
                : List.of();
    }

    /** There is room again. */
    void makeRoom() throws IOException {
        shell.outputWriter(StandardCharsets.UTF_8).append("go on\n").flush();
        List<String> said = new ArrayList<>();
        for (String line = answers.readLine(); !"done".equals(line); line = answers.readLine()) {
            said.add(line);
            if (line == null) {
                throw new IOException("The ballast stays: " + said);
            }
        }
    }

    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        try {
            shell.waitFor();
        } catch (InterruptedException e) {
            shell.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
