package dev.parley.client.outbox;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Kept;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be stored by the server, in a file of this client's own below a folder that all clients of a person share. A message is
 * in the file before it is sent, leaves it when the server has stored it, and is found there by the next client that signs in as the
 * same user at the same server; its {@code cid} makes sending it once more safe. On the loop's thread alone.
 *
 * <p>Writing goes to the kernel at once, so that the client may crash at any moment; to the disk a moment later and on a thread of its
 * own, so that no key waits for a slow disk. A file that cannot be written is said once, and messages then wait in memory alone.
 */
public final class Outbox implements AutoCloseable {

    private static final String SUFFIX = ".jsonl";
    private static final long SYNC_AFTER_MS = 100;

    private final @Nullable Path folder;
    private final Map<String, Kept> waiting = new LinkedHashMap<>();
    private @Nullable OutboxFile file;
    private @Nullable ScheduledExecutorService syncing;
    private String server = "";
    private String user = "";
    private boolean failed;

    /** @param folder made when it is first needed; null: nothing is kept */
    public Outbox(@Nullable Path folder) {
        this.folder = folder;
    }

    /** One that keeps nothing. */
    public static Outbox none() {
        return new Outbox(null);
    }

    /**
     * Carries out an effect.
     *
     * @param happens is told what was found, and what went wrong
     */
    public void carryOut(Effect.OfOutbox effect, Consumer<Event> happens) {
        if (folder != null) {
            effect.handle(new Working(folder, happens));
        }
    }

    private final class Working implements Effect.OfOutbox.Handler {
        private final Path folder;
        private final Consumer<Event> happens;

        Working(Path folder, Consumer<Event> happens) {
            this.folder = folder;
            this.happens = happens;
        }

        @Override
        public void openOutbox(Effect.OpenOutbox open) {
            attempt(() -> Outbox.this.open(folder, open, happens));
        }

        @Override
        public void keep(Effect.Keep keep) {
            attempt(() -> Outbox.this.keep(folder, keep.message()));
        }

        @Override
        public void forget(Effect.Forget forget) {
            attempt(() -> Outbox.this.forget(forget.cid()));
        }

        private void attempt(Work work) {
            try {
                work.run();
            } catch (IOException e) {
                tell(e, happens);
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void open(Path folder, Effect.OpenOutbox open, Consumer<Event> happens) throws IOException {
        close();
        server = open.server();
        user = open.user();
        takeOver(folder);
        if (!waiting.isEmpty()) {
            happens.accept(
                    new Event.Found(open.user(), waiting.values().stream().toList()));
        }
    }

    /** What earlier clients have left for this user, into a file of our own before theirs goes. */
    private void takeOver(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path each : files) {
                try (OutboxFile left = OutboxFile.takeOver(each)) {
                    if (left != null) {
                        takeOver(folder, left);
                    }
                } catch (NoSuchFileException somebodyWasFaster) {
                    // It is theirs now.
                }
            }
        }
    }

    private void takeOver(Path folder, OutboxFile left) throws IOException {
        KeptLines.Contents contents = left.read();
        boolean ours = contents.server().equals(server) && contents.user().equals(user);
        if (ours) {
            for (Kept kept : contents.waiting().values()) {
                keep(folder, kept);
            }
        }
        if (ours && file != null && !contents.waiting().isEmpty()) {
            file.sync();
        }
        if (ours || contents.waiting().isEmpty()) {
            left.delete();
        }
    }

    private void keep(Path folder, Kept kept) throws IOException {
        if (waiting.containsKey(kept.cid())) {
            return;
        }
        opened(folder).keep(kept);
        waiting.put(kept.cid(), kept);
        syncSoon();
    }

    private OutboxFile opened(Path folder) throws IOException {
        OutboxFile open = file;
        if (open == null) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            open = OutboxFile.create(folder.resolve(UUID.randomUUID() + SUFFIX), KeptLines.head(server, user));
            file = open;
        }
        return open;
    }

    private void forget(String cid) throws IOException {
        if (waiting.remove(cid) != null && file != null) {
            if (waiting.isEmpty()) {
                file.empty();
            } else {
                file.append(KeptLines.done(cid));
            }
        }
    }

    private void syncSoon() {
        ScheduledExecutorService thread = syncing;
        if (thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread made = new Thread(task, "outbox");
                made.setDaemon(true);
                return made;
            });
            syncing = thread;
        }
        OutboxFile written = file;
        if (written != null) {
            var unused = thread.schedule(() -> sync(written), SYNC_AFTER_MS, TimeUnit.MILLISECONDS);
        }
    }

    private static void sync(OutboxFile written) {
        try {
            written.sync();
        } catch (ClosedChannelException gone) {
            // Nothing of it waits any more.
        } catch (IOException e) {
            // The next write says so.
        }
    }

    private void tell(IOException e, Consumer<Event> happens) {
        if (!failed) {
            failed = true;
            happens.accept(new Event.NotKept(String.valueOf(e.getMessage())));
        }
    }

    /** What waits stays in the file, for the next client. */
    @Override
    public void close() {
        try {
            if (file != null && waiting.isEmpty()) {
                file.delete();
            } else if (file != null) {
                file.sync();
                file.close();
            }
        } catch (IOException leftBehind) {
            // The next client reads what there is.
        }
        file = null;
        waiting.clear();
        if (syncing != null) {
            syncing.shutdown();
            syncing = null;
        }
    }
}
