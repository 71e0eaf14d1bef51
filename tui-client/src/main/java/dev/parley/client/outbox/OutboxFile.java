package dev.parley.client.outbox;

import dev.parley.client.model.Kept;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An outbox's file, locked as long as it is open: two clients of one person have a file each. One thread; {@link #sync} any. */
final class OutboxFile implements Closeable {

    /** Nobody's outbox is as large: what waits is bounded by the model. */
    private static final long MOST_READ = 64L << 20;

    private final Path path;
    private final FileChannel channel;
    private final String head;

    private OutboxFile(Path path, FileChannel channel, String head) {
        this.path = path;
        this.channel = channel;
        this.head = head;
    }

    /** A new one, which its owner alone may read. */
    static OutboxFile create(Path path, String head) throws IOException {
        FileChannel channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        OutboxFile file = new OutboxFile(path, channel, head);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("somebody has locked " + path);
        }
        file.append(head);
        return file;
    }

    /** One that another client has left; null if that client still runs, or somebody was faster. */
    static @Nullable OutboxFile takeOver(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null && Files.exists(path)) {
                return new OutboxFile(path, channel, "");
            }
        } catch (OverlappingFileLockException ours) {
            // Another one of this process.
        }
        channel.close();
        return null;
    }

    Path path() {
        return path;
    }

    KeptLines.Contents read() throws IOException {
        long size = Math.min(channel.size(), MOST_READ);
        ByteBuffer bytes = ByteBuffer.allocate((int) size);
        long position = 0;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, position);
            if (read < 0) {
                break;
            }
            position += read;
        }
        return KeptLines.read(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
    }

    /** In the kernel's hands when this returns: a crash of the client loses nothing of it. */
    void append(String lines) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
        long position = channel.size();
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    void keep(Kept kept) throws IOException {
        append(KeptLines.message(kept));
    }

    /** Nothing waits any more. */
    void empty() throws IOException {
        channel.truncate(head.getBytes(StandardCharsets.UTF_8).length);
    }

    /** On the disk when this returns: a crash of the machine loses nothing of it either. */
    void sync() throws IOException {
        channel.force(false);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
        close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
