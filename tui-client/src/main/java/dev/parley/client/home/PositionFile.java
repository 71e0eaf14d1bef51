package dev.parley.client.home;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file in which a listener keeps how far it has printed each room. It is there as it was or as it is to be, and never in between,
 * and one process at a time has it: the lock is on the file itself, and moves on with each file that takes the place of the last one.
 * For one thread.
 */
public final class PositionFile implements AutoCloseable {

    private static final String VERSION = "parley_position";

    /** The largest with 5,000 rooms of 64 letters has less. */
    private static final long MOST_BYTES = 4 << 20;

    /** Numbers of entries end there; see PROTOCOL.md. */
    private static final long MOST_SEQ = 1L << 53;

    private static final String NOT_ONE = " is not a position file. Delete it, or name another file.";

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * How far a listener has come.
     *
     * @param user whose rooms these are
     * @param epoch of the server's data that the numbers belong to
     * @param rooms for each room, the {@code seq} up to which everything was printed
     */
    public record Position(String user, String epoch, Map<String, Long> rooms) {}

    private final Path path;
    private final @Nullable Position before;
    private FileChannel channel;

    private PositionFile(Path path, FileChannel channel, @Nullable Position before) {
        this.path = path;
        this.channel = channel;
        this.before = before;
    }

    /**
     * Takes the file; an empty one is made if there is none.
     *
     * @throws IOException if that cannot be: the message says why, and what to do
     */
    public static PositionFile open(Path named) throws IOException {
        // A link to where it is stays one.
        Path path = Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException(named + NOT_ONE);
        }
        FileChannel channel;
        try {
            channel = lock(path);
        } catch (NoSuchFileException noFolder) {
            throw new IOException(named + " cannot be made: there is no folder " + path.getParent() + ".", noFolder);
        } catch (IOException e) {
            throw new IOException(named + " cannot be opened: " + reason(e), e);
        }
        if (channel == null) {
            throw new IOException("Another client uses " + named + ". Give each client a position file of its own.");
        }
        try {
            return new PositionFile(path, channel, read(named, channel));
        } catch (IOException unfit) {
            channel.close();
            throw unfit;
        }
    }

    /** Why, as the end of a sentence: without the path, with which the system's messages begin. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied.";
        }
        String why = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return (why == null ? e.getClass().getSimpleName() : why) + ".";
    }

    /**
     * The channel of the file that is there now; null if it is another's. Between opening and locking, the other may have put a new file
     * in its place: then the lock is on one that is nobody's any more, and all begins anew.
     */
    private static @Nullable FileChannel lock(Path path) throws IOException {
        while (true) {
            makeIfMissing(path);
            Object before = key(path);
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            boolean isLocked = isLocked(channel);
            if (isLocked && key(path).equals(before)) {
                return channel;
            }
            channel.close();
            if (!isLocked) {
                return null;
            }
        }
    }

    private static void makeIfMissing(Path path) throws IOException {
        if (!Files.exists(path)) {
            try {
                Files.createFile(path, PosixFilePermissions.asFileAttribute(WholeFile.OWNER));
            } catch (FileAlreadyExistsException faster) {
                // Another process was faster, and has it now.
                return;
            }
        }
    }

    private static Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** What the file had when it was taken; null if it was empty. */
    public @Nullable Position before() {
        return before;
    }

    /** As messages name it. */
    public Path path() {
        return path;
    }

    private static @Nullable Position read(Path path, FileChannel channel) throws IOException {
        if (channel.size() > MOST_BYTES) {
            throw new IOException(path + NOT_ONE);
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // Until all is here.
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return null;
        }
        try {
            Position position = position(JSON.readTree(text));
            if (position != null) {
                return position;
            }
        } catch (JacksonException noJson) {
            throw new IOException(path + NOT_ONE, noJson);
        }
        throw new IOException(path + NOT_ONE);
    }

    private static @Nullable Position position(JsonNode json) {
        JsonNode rooms = json.path("rooms");
        if (json.path(VERSION).asInt() != 1
                || !json.path("user").isTextual()
                || !json.path("epoch").isTextual()
                || !rooms.isObject()) {
            return null;
        }
        Map<String, Long> positions = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> room : rooms.properties()) {
            long seq = room.getValue().asLong(-1);
            if (!room.getValue().isIntegralNumber() || seq < 0 || seq > MOST_SEQ) {
                return null;
            }
            positions.put(room.getKey(), seq);
        }
        return new Position(json.path("user").asText(), json.path("epoch").asText(), positions);
    }

    /**
     * Writes it; on the disk when this returns.
     *
     * @throws IOException if that cannot be: the message says why, and the file is as it was
     */
    public void save(Position position) throws IOException {
        try {
            replaceWith(position);
        } catch (IOException e) {
            throw new IOException(path + " cannot be written: " + reason(e), e);
        }
    }

    private void replaceWith(Position position) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put(VERSION, 1).put("user", position.user()).put("epoch", position.epoch());
        ObjectNode rooms = json.putObject("rooms");
        position.rooms().forEach(rooms::put);
        ByteBuffer bytes = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
        Path unfinished = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID());
        FileChannel next = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(WholeFile.OWNER));
        try {
            // Nobody else can have it yet; who opens it under its name finds it locked.
            if (next.tryLock() == null) {
                throw new IOException("somebody has locked " + unfinished);
            }
            while (bytes.hasRemaining()) {
                next.write(bytes);
            }
            next.force(true);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            next.close();
            Files.deleteIfExists(unfinished);
            throw e;
        }
        channel.close();
        channel = next;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
