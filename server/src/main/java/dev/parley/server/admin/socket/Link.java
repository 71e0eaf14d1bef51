package dev.parley.server.admin.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.frame.LineFramer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One end of the connection between a console and its server: JSON objects, one a line. One thread sends and receives, and may
 * wait in both; any thread may close it, which ends the waiting.
 */
public final class Link implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    /** How long the other end may read nothing before it is given up. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Bytes in a line from the server: a row may be a list of many things. */
    private static final int LONGEST_ANSWER = 4 << 20;

    private static final int BUFFER = 8192;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final LineFramer framer;
    private final Duration patience;
    private final ByteBuffer input = ByteBuffer.allocate(BUFFER).limit(0);
    private byte @Nullable [] line;
    private boolean isTooLong;

    /**
     * @param channel is this one's from now on
     * @param longest bytes in a line from the other end
     * @param patience how long the other end may read nothing
     */
    Link(SocketChannel channel, int longest, Duration patience) throws IOException {
        this.channel = channel;
        this.framer = new LineFramer(longest);
        this.patience = patience;
        try {
            channel.configureBlocking(false);
            selector = Selector.open();
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        key = channel.register(selector, 0);
    }

    /** Connects to the server that runs on a data folder. */
    public static Link to(Path data) throws IOException {
        try (SocketPlace place = SocketPlace.in(data)) {
            return new Link(SocketChannel.open(place.address()), LONGEST_ANSWER, PATIENCE);
        }
    }

    public static ObjectNode message() {
        return JSON.createObjectNode();
    }

    /** @throws IOException if the other end is gone, or reads nothing */
    public void send(ObjectNode message) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((message + "\n").getBytes(StandardCharsets.UTF_8));
        long end = System.nanoTime() + patience.toNanos();
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) > 0) {
                end = System.nanoTime() + patience.toNanos();
            } else if (end - System.nanoTime() <= 0) {
                throw new IOException("The other end has read nothing for " + patience.toSeconds() + " s");
            } else {
                await(SelectionKey.OP_WRITE, patience.toMillis());
            }
        }
    }

    /**
     * Waits for an object, however long it takes.
     *
     * @return null if there are no more
     * @throws IOException if what comes is none, or too long
     */
    public @Nullable JsonNode receive() throws IOException {
        while (true) {
            byte[] next = take();
            if (next != null) {
                return parse(next);
            }
            input.clear();
            int count = channel.read(input);
            input.flip();
            if (count < 0) {
                return null;
            }
            if (count == 0) {
                await(SelectionKey.OP_READ, 0);
            }
        }
    }

    /** As {@link #receive}, where one must come. */
    public JsonNode expect() throws IOException {
        JsonNode message = receive();
        if (message == null) {
            throw new EOFException("The other end has closed the connection");
        }
        return message;
    }

    /** The next whole line of what was read; what follows it stays for the next time. */
    private byte @Nullable [] take() throws IOException {
        line = null;
        framer.feed(input, new LineFramer.Sink() {
            @Override
            public boolean line(byte[] bytes, int offset, int length) {
                line = Arrays.copyOfRange(bytes, offset, offset + length);
                return false;
            }

            @Override
            public boolean exceeds() {
                isTooLong = true;
                return false;
            }

            @Override
            public boolean tooLong() {
                isTooLong = true;
                return false;
            }
        });
        if (isTooLong) {
            throw new IOException("A line is too long");
        }
        return line;
    }

    private static JsonNode parse(byte[] bytes) throws IOException {
        try {
            JsonNode message = JSON.readTree(bytes);
            if (message != null && message.isObject()) {
                return message;
            }
            throw new IOException("A line is no object");
        } catch (JsonProcessingException notJson) {
            throw new IOException("A line is no JSON", notJson);
        }
    }

    /** @param millis 0 for as long as it takes */
    private void await(int operation, long millis) throws IOException {
        try {
            key.interestOps(operation);
            selector.select(millis);
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException | CancelledKeyException closed) {
            throw new IOException("The connection was closed", closed);
        }
        if (!channel.isOpen()) {
            throw new IOException("The connection was closed");
        }
        if (Thread.currentThread().isInterrupted()) {
            // From now on no wait would last.
            throw new InterruptedIOException("Interrupted");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            selector.close();
        } catch (IOException gone) {
            // It is closed all the same.
        }
    }
}
