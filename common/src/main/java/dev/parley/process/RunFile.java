package dev.parley.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file in a data folder that says which server runs there. It is read by {@code start}, {@code stop} and {@code status}, and by clients.
 * A server that is killed leaves it behind, so it counts only while its process lives.
 *
 * @param pid the server's process
 * @param identity tells the process from a later one of the same number; empty where the system does not say
 * @param address where clients connect, {@code HOST:PORT}; empty while the server starts
 * @param background whether the server was started without a terminal, by {@code start}
 */
public record RunFile(long pid, String identity, String address, boolean background) {

    private static final String NAME = "server.run";
    private static final int LARGEST = 4096;

    /** In {@code /proc/PID/stat}, counted behind the name of the program: when the process began, in ticks since the boot. */
    private static final int FIELD_OF_START = 19;

    /** That of this process. */
    public static RunFile ofThisProcess(String address, boolean background) {
        long pid = ProcessHandle.current().pid();
        return new RunFile(pid, identityOf(pid), address, background);
    }

    /** What the file in a folder says, if its server lives; null if none does. */
    public static @Nullable RunFile living(Path folder) throws IOException {
        RunFile run = read(folder);
        return run != null && run.isLiving() ? run : null;
    }

    private static @Nullable RunFile read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        try {
            if (Files.size(file) > LARGEST) {
                return null;
            }
            Map<String, String> values = new HashMap<>();
            for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return new RunFile(
                    Long.parseLong(values.getOrDefault("pid", "")),
                    values.getOrDefault("identity", ""),
                    values.getOrDefault("address", ""),
                    values.getOrDefault("background", "").equals("true"));
        } catch (NoSuchFileException | NumberFormatException none) {
            return null;
        }
    }

    /** Writes it whole, in the place of an older one. */
    public void write(Path folder) throws IOException {
        Path unfinished = folder.resolve(NAME + ".new");
        Files.writeString(
                unfinished,
                "pid=" + pid + "\nidentity=" + identity + "\naddress=" + address + "\nbackground=" + background + "\n");
        Files.move(
                unfinished, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }

    /** Whether its process lives: the one that wrote it, not a later one of the same number. */
    public boolean isLiving() {
        boolean lives = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        return lives && identity.equals(identityOf(pid));
    }

    private static String identityOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            String start = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[FIELD_OF_START];
            String boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return start + "@" + boot;
        } catch (IOException | IndexOutOfBoundsException notLinux) {
            return "";
        }
    }
}
