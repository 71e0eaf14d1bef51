package dev.parley.client.net;

import dev.parley.client.net.LinkEvent.Reason;
import dev.parley.frame.LineFramer;
import dev.parley.json.ClientCodec;
import dev.parley.json.MalformedLineException;
import dev.parley.process.FaultReport;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from dialling to its end. Its reader thread alone tells events, so they come in order and the Down is the
 * last; whoever else finds a fault notes it and closes the socket, and the reader tells.
 */
final class Connection {

    /** What a server that wants TLS says to who speaks none. */
    private static final String TLS_REQUIRED = "tls_required";

    private static final int READ_BYTES = 16 * 1024;

    /** Spans of the server's heartbeat without a line from it, after which nobody is there. */
    private static final int SILENT_SPANS = 3;

    private final long generation;
    private final ServerAddress address;
    private final Approach approach;
    private final Supplier<ClientCodec> codec;
    private final Consumer<LinkEvent> events;
    private final @Nullable Consumer<LinkEvent.Heard> lines;

    private final InFlight inFlight = new InFlight();
    private final Unanswered unanswered = new Unanswered();
    private final AtomicReference<@Nullable LinkFailure> fault = new AtomicReference<>();
    private final Thread reader;
    private final Writer writer;

    private volatile boolean leaving;
    private boolean up;

    Connection(
            long generation,
            ServerAddress address,
            Approach approach,
            Supplier<ClientCodec> codec,
            Consumer<LinkEvent> events,
            @Nullable Consumer<LinkEvent.Heard> lines) {
        this.generation = generation;
        this.address = address;
        this.approach = approach;
        this.codec = codec;
        this.events = events;
        this.lines = lines;
        this.reader = new Thread(this::run, "link-reader-" + generation);
        this.reader.setDaemon(true);
        this.writer = new Writer(generation, approach, codec, this.reader, this::fail);
    }

    void start() {
        reader.start();
    }

    /** There was no connection to be had; the reader tells it all the same, so that whoever is told it hears it as ever. */
    void startWith(LinkFailure failure) {
        fail(failure);
        reader.start();
    }

    void send(@Nullable RequestId id, Request request) {
        if (!unanswered.add(id, request) || !writer.offer(id, request)) {
            fail(new LinkFailure(
                    Reason.STUCK,
                    "The server at " + address + " accepts no more data. Too much is waiting to be sent."));
        }
    }

    /** Ends it of one's own will: what is queued is written first, nothing is told any more. */
    void leave() {
        leaving = true;
        inFlight.end();
        if (!writer.finish()) {
            approach.close();
        }
    }

    /** The loop has taken an event of so many bytes. */
    void taken(int bytes) {
        inFlight.leave(bytes);
    }

    void awaitEnd(int millis) {
        try {
            reader.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(LinkFailure failure) {
        fault.compareAndSet(null, failure);
        approach.close();
    }

    private void run() {
        LinkFailure end;
        try {
            LinkFailure before = fault.get();
            end = before == null ? openAndRead() : before;
        } catch (LinkFailure failure) {
            end = failure;
        } catch (OutOfMemoryError tooMuch) {
            // What was read is let go of here; whoever else needs memory now finds some.
            end = new LinkFailure(
                    Reason.TOO_LONG, "The server at " + address + " sent more than this client has memory for.");
        } catch (RuntimeException | StackOverflowError bug) {
            end = new LinkFailure(
                    Reason.MALFORMED,
                    "A line from " + address + " could not be handled" + FaultReport.details(bug) + ".");
        }
        LinkFailure noted = fault.compareAndExchange(null, end);
        LinkFailure first = noted == null ? end : noted;
        approach.close();
        writer.stop();
        Stranger stranger = first.stranger();
        tell(
                stranger == null
                        ? new LinkEvent.Down(generation, first.reason(), first.text(), up, first.reconnectMs())
                        : new LinkEvent.Unknown(generation, stranger, first.text()));
    }

    private LinkFailure openAndRead() throws LinkFailure {
        if (!approach.isOpen()) {
            approach.open();
        }
        return read();
    }

    /** Reads until the connection ends, and says how it did. */
    private LinkFailure read() throws LinkFailure {
        Lines sink = new Lines();
        LineFramer framer = new LineFramer(Bounds.LINE);
        byte[] buffer = new byte[READ_BYTES];
        try {
            InputStream in = approach.transport().input();
            for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
                if (!up && !approach.isEncrypted() && TlsRecord.isAnswer(buffer[0])) {
                    return approach.wantsTls();
                }
                framer.feed(ByteBuffer.wrap(buffer, 0, n), sink);
                if (sink.end != null) {
                    return sink.end;
                }
            }
            return closed();
        } catch (SocketTimeoutException silent) {
            return silent();
        } catch (IOException lost) {
            return new LinkFailure(Reason.LOST, "The connection to " + address + " was lost: " + lost.getMessage());
        }
    }

    /**
     * Waits a span at a time. While this process is stopped or its machine asleep at most one of them ends, so that the server
     * has the others left to be heard in.
     */
    private int read(InputStream in, byte[] buffer) throws IOException {
        for (int spans = 1; ; spans++) {
            try {
                return in.read(buffer);
            } catch (SocketTimeoutException silent) {
                if (!up || spans == SILENT_SPANS) {
                    throw silent;
                }
            }
        }
    }

    private LinkFailure closed() {
        return up
                ? new LinkFailure(Reason.CLOSED, "The server at " + address + " closed the connection.")
                : new LinkFailure(
                        Reason.NOT_PARLEY, "The program at " + address + " closed the connection without a greeting.");
    }

    private LinkFailure silent() {
        return up
                ? new LinkFailure(Reason.SILENT, "The server at " + address + " does not answer any more.")
                : new LinkFailure(
                        Reason.NOT_PARLEY, "A program answers at " + address + ", but it is not a Parley server.");
    }

    /** The first line must be the greeting; a server that has no place for one more says bye instead. */
    private void greet(ServerMessage first, Line line) throws LinkFailure, IOException, InterruptedException {
        if (first instanceof ServerEvent.Bye bye) {
            check(bye);
            hear(line);
            throw bye.code().equals(TLS_REQUIRED) && !approach.isEncrypted() ? approach.wantsTls() : saidBye(bye);
        }
        if (!(first instanceof ServerEvent.Hello hello)) {
            throw notParley();
        }
        if (hello.protocol() != 1) {
            throw new LinkFailure(
                    Reason.NOT_PARLEY,
                    "The server at " + address + " speaks version " + hello.protocol()
                            + " of the protocol, and this client version 1.");
        }
        check(hello);
        hear(line);
        up = true;
        long span = 1000L * Math.max(1, hello.heartbeatS());
        approach.transport().greeted();
        approach.transport().readTimeout((int) Math.min(Integer.MAX_VALUE, span));
        writer.start();
        tell(new LinkEvent.Up(generation, hello, approach.isExposed(), approach.notes()));
    }

    private void receive(ServerMessage message, Line line) throws LinkFailure, InterruptedException {
        check(message);
        hear(line);
        if (message instanceof ServerEvent.Ping) {
            writer.offerPong();
            return;
        }
        if (message instanceof ServerMessage.Failed failed) {
            unanswered.remove(failed.re());
        }
        // Where lines are wanted, the line was counted already.
        int bytes = lines == null ? line.length() : 0;
        inFlight.enter(bytes);
        tell(new LinkEvent.Received(generation, message, bytes));
        if (message instanceof ServerEvent.Bye bye) {
            throw saidBye(bye);
        }
    }

    /** Nobody sees a message that is not sound. */
    private void check(ServerMessage message) throws LinkFailure {
        String fault = Soundness.fault(message);
        if (fault != null) {
            throw new LinkFailure(
                    Reason.UNSOUND,
                    "The server at " + address + " sent something that cannot be right: " + fault + ".");
        }
    }

    /** For who wants lines. */
    private void hear(Line line) throws InterruptedException {
        if (lines != null && !leaving) {
            inFlight.enter(line.length());
            lines.accept(new LinkEvent.Heard(generation, line.text(), line.length()));
        }
    }

    private static LinkFailure saidBye(ServerEvent.Bye bye) {
        return new LinkFailure(Reason.BYE, bye.text(), bye.reconnectMs());
    }

    private LinkFailure notParley() {
        return new LinkFailure(Reason.NOT_PARLEY, "The program at " + address + " is not a Parley server.");
    }

    private void tell(LinkEvent event) {
        if (!leaving) {
            events.accept(event);
        }
    }

    /** A line's place in what was read; valid only while it is handled. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    private record Line(byte[] bytes, int offset, int length) {
        String text() {
            return new String(bytes, offset, length, StandardCharsets.UTF_8);
        }
    }

    /** What becomes of each line; the first that cannot be taken ends the reading. */
    private final class Lines implements LineFramer.Sink {

        private @Nullable LinkFailure end;

        @Override
        public boolean line(byte[] bytes, int offset, int length) {
            try {
                if (!leaving) {
                    take(new Line(bytes, offset, length));
                }
                return true;
            } catch (LinkFailure failure) {
                end = failure;
            } catch (IOException lost) {
                end = new LinkFailure(Reason.LOST, "The connection to " + address + " was lost: " + lost.getMessage());
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
                end = closed();
            }
            return false;
        }

        /** Its end is not waited for. */
        @Override
        public boolean exceeds() {
            return tooLong();
        }

        @Override
        public boolean tooLong() {
            end = up
                    ? new LinkFailure(
                            Reason.TOO_LONG,
                            "The server at " + address + " sent a line of more than " + Bounds.LINE + " bytes.")
                    : notParley();
            return false;
        }

        private void take(Line line) throws LinkFailure, IOException, InterruptedException {
            if (Structure.isTooMuch(line.bytes(), line.offset(), line.length())) {
                throw new LinkFailure(
                        Reason.UNSOUND,
                        "The server at " + address + " sent something that cannot be right: a list is too long.");
            }
            Optional<ServerMessage> message = decode(line);
            if (up && message.isPresent()) {
                receive(message.get(), line);
            } else if (up) {
                hear(line);
            } else if (message.isPresent()) {
                greet(message.get(), line);
            } else {
                throw notParley();
            }
        }

        private Optional<ServerMessage> decode(Line line) throws LinkFailure {
            try {
                Optional<ServerMessage> message =
                        codec.get().decode(line.bytes(), line.offset(), line.length(), unanswered::remove);
                if (message.isEmpty() || Completeness.isWhole(message.get())) {
                    return message;
                }
            } catch (MalformedLineException malformed) {
                // What it says is the parser's view, with the server's text in it: not for people's eyes.
            }
            throw up
                    ? new LinkFailure(Reason.MALFORMED, "The server at " + address + " sent an invalid line.")
                    : notParley();
        }
    }
}
