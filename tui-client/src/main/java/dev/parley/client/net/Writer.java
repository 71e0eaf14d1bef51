package dev.parley.client.net;

import dev.parley.client.net.LinkEvent.Reason;
import dev.parley.json.ClientCodec;
import dev.parley.process.FaultReport;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes what others queue, so that none of them waits for the network. Requests are encoded here, and what has gathered
 * leaves in one write.
 */
final class Writer {

    /** Requests that may wait. A person never comes near it; a program is to keep count of its answers. */
    static final int CAPACITY = 1024;

    /** How long a connection that ends of its own will waits for the other side to take the last bytes. */
    private static final int LINGER_MS = 500;

    private static final byte[] PONG = "{\"type\":\"pong\"}\n".getBytes(StandardCharsets.UTF_8);

    /** What waits to be written. */
    private sealed interface Outgoing {}

    private record Ask(@Nullable RequestId id, Request request) implements Outgoing {}

    private enum Mark implements Outgoing {
        PONG,
        /** Nothing follows: close. */
        END
    }

    private final BlockingQueue<Outgoing> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Approach approach;
    private final Supplier<ClientCodec> codec;
    private final Thread reader;
    private final Consumer<LinkFailure> failed;
    private final Thread thread;
    private volatile boolean started;

    Writer(
            long generation,
            Approach approach,
            Supplier<ClientCodec> codec,
            Thread reader,
            Consumer<LinkFailure> failed) {
        this.approach = approach;
        this.codec = codec;
        this.reader = reader;
        this.failed = failed;
        this.thread = new Thread(this::run, "link-writer-" + generation);
        this.thread.setDaemon(true);
    }

    void start() {
        started = true;
        thread.start();
    }

    /** Queues a request; false if too much waits already. */
    boolean offer(@Nullable RequestId id, Request request) {
        return queue.offer(new Ask(id, request));
    }

    /** A full queue is a sign of life in itself: whatever is written next serves as well. */
    void offerPong() {
        boolean unused = queue.offer(Mark.PONG);
    }

    /**
     * Lets what is queued be written, and then closes.
     *
     * @return false if there is nobody to do it, or no room to say so
     */
    boolean finish() {
        return started && queue.offer(Mark.END);
    }

    void stop() {
        thread.interrupt();
    }

    private void run() {
        try {
            OutputStream out = new BufferedOutputStream(approach.transport().output());
            while (writeOne(out)) {
                if (queue.isEmpty()) {
                    out.flush();
                }
            }
            out.flush();
            approach.transport().shutdownOutput();
            // Closing over input that nobody has read resets the connection, and may cost the other side our last
            // lines.
            reader.join(LINGER_MS);
            approach.close();
        } catch (IOException e) {
            failed.accept(new LinkFailure(Reason.LOST, "The connection to the server was lost: " + e.getMessage()));
        } catch (InterruptedException over) {
            approach.close();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            // Without an end of this thread nobody would notice that nothing is sent any more.
            failed.accept(new LinkFailure(
                    Reason.LOST, "A request could not be sent to the server" + FaultReport.details(bug) + "."));
        }
    }

    private boolean writeOne(OutputStream out) throws IOException, InterruptedException {
        Outgoing next = queue.take();
        if (next instanceof Ask ask) {
            out.write(codec.get().encode(ask.id(), ask.request()));
        } else if (next == Mark.PONG) {
            out.write(PONG);
        }
        return next != Mark.END;
    }
}
