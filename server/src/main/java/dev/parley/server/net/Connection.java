package dev.parley.server.net;

import dev.parley.frame.LineFramer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One client's socket, on the loop's thread. Nobody but the loop closes it, at the end of a turn: {@link #finish} and
 * {@link #doom} only say that it shall. Idle, it holds no buffer.
 */
public final class Connection implements LineFramer.Sink {

    /** Part of the mark at which a connection was muted that its outbox must come down to. */
    public static final double LOW_WATER = 0.5;

    /** Lines that are handed over at a time, at most. The rest waits for the next turn: others are heard in between. */
    static final int LINES_AT_A_TIME = 16;

    /** Bytes that are much to have sent at once: a hundred short messages, of somebody who was not heard for two seconds. */
    static final int MUCH = 8192;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** From being useful to being gone. */
    private enum Phase {
        OPEN,
        /** Nothing more is read or taken; what waits is written still. */
        FINISHING,
        /** All is written and our side is shut; we wait for the other side, so that its last bytes do not reset ours. */
        LINGERING,
        CLOSED
    }

    private final EventLoop loop;
    private final Pipe pipe;
    private final Origin origin;
    private final LineFramer framer;
    private final Outbox outbox = new Outbox();
    private final SelectionKey key;
    private boolean hasPlace;
    private boolean isOpened;
    private boolean isGuest = true;
    private Phase phase = Phase.OPEN;
    private int muteReasons;
    private boolean resumes;
    private boolean reads;
    private long lastRead = Long.MIN_VALUE;
    private int lines;
    private int linesLeft;
    private @Nullable ByteBuffer unread;
    private int held;
    private boolean inputEnded;
    private boolean dirty;
    private long drainMark;
    private @Nullable Object attachment;

    /**
     * @param hasPlace false for one that is only told that there is no place for it
     */
    Connection(EventLoop loop, Pipe pipe, SelectionKey key, Origin origin, boolean hasPlace) {
        this.loop = loop;
        this.pipe = pipe;
        this.key = key;
        this.origin = origin;
        this.framer = new LineFramer(loop.limits().guestLine());
        this.hasPlace = hasPlace;
    }

    public Origin origin() {
        return origin;
    }

    boolean hasPlace() {
        return hasPlace;
    }

    /** Its place is another's, or it is gone. */
    void losePlace() {
        hasPlace = false;
    }

    /** Whether nobody is signed in on it: there are places for a few of these, and they say little. */
    public boolean isGuest() {
        return isGuest;
    }

    /** Somebody has signed in here, or out. */
    public void setGuest(boolean now) {
        if (now != isGuest && !isClosed()) {
            isGuest = now;
            loop.guestCameOrWent(this);
            framer.setMaxLine(maxLine());
        }
    }

    /** Bytes in a line that is read from it now. */
    public int maxLine() {
        return isGuest ? loop.limits().guestLine() : loop.limits().maxLine();
    }

    /** Whether the handler was told of it. */
    boolean isOpened() {
        return isOpened;
    }

    /** Whether it speaks TLS. */
    public boolean isSecret() {
        return pipe.isSecret();
    }

    /** Whether anybody on the way can read what is said. */
    public boolean isInsecure() {
        return origin.isOverNetwork() && !isSecret();
    }

    /** Tells the handler of it, as soon as there is somebody to speak with. */
    void openIfReady() {
        if (pipe.isReady() && hasPlace && !isOpened && phase == Phase.OPEN) {
            isOpened = true;
            loop.handler().opened(this);
        }
    }

    /** What the handler ties to this connection. */
    public @Nullable Object attachment() {
        return attachment;
    }

    public void attach(Object what) {
        attachment = what;
    }

    /** Whether lines are still taken in and out. */
    public boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /** Bytes that wait to be written. */
    public long pending() {
        return outbox.bytes();
    }

    /** Bytes of memory that are held of what was read: of a line whose end has not come, and what waits until it is heard. */
    public int held() {
        return held;
    }

    void countHeld() {
        int before = held;
        held = framer.held() + (unread == null ? 0 : unread.capacity());
        loop.heldChanged(held - before);
    }

    private void dropInput() {
        unread = null;
        framer.forget();
        countHeld();
    }

    /** Puts a line, its end included, into the outbox. The bytes must never change: other outboxes may share them. */
    public void send(byte[] line) {
        if (phase == Phase.OPEN) {
            outbox.add(line);
            loop.pendingChanged(line.length);
            markDirty();
        }
    }

    private void markDirty() {
        if (!dirty) {
            dirty = true;
            loop.dirty(this);
        }
    }

    /** Hands over no more lines until this reason (one bit) and all others are taken back. */
    public void mute(int reason) {
        muteReasons |= reason;
        updateInterest();
    }

    public void unmute(int reason) {
        if ((muteReasons & reason) != 0) {
            muteReasons &= ~reason;
            if (muteReasons == 0) {
                toBeResumed();
            }
        }
    }

    private void toBeResumed() {
        resumes = true;
        loop.toBeHeard(this);
    }

    public boolean isMuted(int reason) {
        return (muteReasons & reason) != 0;
    }

    /** Has {@link LoopHandler#drained} called once the outbox is down to a part of {@code mark} bytes. */
    public void watchDrain(long mark) {
        drainMark = mark;
    }

    /** Writes what waits, then closes. Nothing more is read. */
    public void finish() {
        if (phase == Phase.OPEN) {
            phase = Phase.FINISHING;
            dropInput();
            updateInterest();
            markDirty();
            loop.giveUpLater(this);
        }
    }

    /** Like {@link #finish}, with {@code lastLine} instead of all that waits, for one who does not read it anyway. */
    public void finishWithout(byte[] lastLine) {
        if (phase == Phase.OPEN) {
            long before = outbox.bytes();
            outbox.keepOnlyTheLineBegun();
            outbox.add(lastLine);
            loop.pendingChanged(outbox.bytes() - before);
            finish();
        }
    }

    /** Whether the other side has said that it sends nothing more. */
    public boolean isInputEnded() {
        return inputEnded;
    }

    /** {@link #finish}, if the other side has ended its input and all of it was handed over. */
    public void finishIfAllIsRead() {
        if (inputEnded && unread == null && muteReasons == 0) {
            finish();
        }
    }

    /** Closes at the end of this turn, whatever waits. */
    void doom() {
        loop.doomed(this);
    }

    /** It is to be read when its turn comes: the socket has something, or has ended, or the pipe holds what the selector cannot see. */
    void moreToRead() {
        reads = true;
        loop.toBeHeard(this);
    }

    /** Whether so much was read of it, and not handed over, that whoever sent less goes before it. */
    boolean hasMuch() {
        return unread != null && unread.remaining() > MUCH;
    }

    /**
     * Its turn: hands over what is left of the last read, or reads.
     *
     * @param most lines that are handed over; the rest waits for the next turn
     */
    void hear(ByteBuffer buffer, int most) throws IOException {
        lines = most;
        linesLeft = most;
        if (resumes) {
            resumes = false;
            resume();
        }
        if (reads) {
            reads = false;
            read(buffer);
        }
        // Behind all of it: a selector that still wanted what is not taken now would report it in every turn.
        updateInterest();
    }

    /**
     * Whether all that had come was handed over, and nothing keeps it from being read. Asked behind its turn: a socket that was read in
     * this turn may have more.
     */
    boolean hasNothingLeft() {
        boolean isHeard = !reads && !resumes && unread == null && muteReasons == 0 && lastRead != loop.now();
        return isHeard || phase != Phase.OPEN || !isOpened;
    }

    /** How much work its last turn was, in lines. */
    int workDone() {
        return lines - linesLeft + (pipe.isReady() ? 0 : RunQueue.HANDSHAKE);
    }

    /** The socket has something, or has ended. Reads once, at most one buffer full. */
    private void read(ByteBuffer buffer) throws IOException {
        if (pipe.writesWhenReadable()) {
            markDirty();
        }
        if (phase == Phase.OPEN && !wantsInput()) {
            // Muted since the selector looked: what is left of the last read comes first.
            return;
        }
        buffer.clear();
        lastRead = loop.now();
        int read = readPipe(buffer);
        openIfReady();
        if (pipe.hasMore()) {
            moreToRead();
        }
        if (read < 0) {
            inputEnded = true;
            if (phase == Phase.LINGERING) {
                doom();
            }
            endInputIfAllIsRead();
        }
        if (read < 0 || phase != Phase.OPEN) {
            return;
        }
        buffer.flip();
        if (muteReasons == 0) {
            feed(buffer);
        } else if (buffer.hasRemaining()) {
            // Opened by what was read just now, and not to be heard yet.
            unread = copyOf(buffer);
        }
    }

    private int readPipe(ByteBuffer buffer) throws IOException {
        try {
            return pipe.read(buffer);
        } catch (NotTlsException plain) {
            if (!origin.isLocal()) {
                turnAwayInPlain();
                return 0;
            }
            byte[] came = plain.came();
            pipe.speakPlain();
            buffer.put(came);
            return came.length;
        }
    }

    /** Tells one who does not speak TLS that this is what is spoken here, in words that it can read, and closes. */
    void turnAwayInPlain() {
        if (phase == Phase.OPEN) {
            pipe.speakPlain();
            finishWithout(loop.handler().notTlsLine());
        }
    }

    /** Closes one who has not come through the handshake in time. */
    void endIfStillShakingHands() {
        if (!pipe.isReady() && phase != Phase.CLOSED) {
            doom();
        }
    }

    /**
     * The other side of a TLS connection was to begin. Who says nothing waits for the greeting, in plain text: it gets it where nobody
     * is on the way, else the word that TLS is spoken here.
     */
    void silentSoFar() {
        if (pipe.isHeard() || phase != Phase.OPEN) {
            return;
        }
        if (reads) {
            // It has said something, and waits for its turn.
            loop.askAgainIfSilent(this);
            return;
        }
        if (origin.isLocal()) {
            pipe.speakPlain();
            openIfReady();
            updateInterest();
        } else {
            turnAwayInPlain();
        }
    }

    /** A task of the handshake has ended. */
    void goOn() {
        if (phase != Phase.CLOSED) {
            pipe.worked();
            moreToRead();
            markDirty();
            updateInterest();
        }
    }

    /** The socket takes more. */
    void writable() {
        if (pipe.readsWhenWritable()) {
            moreToRead();
        }
        markDirty();
    }

    /** Takes up what was left when the connection was muted. */
    private void resume() {
        if (phase != Phase.OPEN || muteReasons != 0) {
            return;
        }
        ByteBuffer rest = unread;
        unread = null;
        if (rest != null) {
            feed(rest);
        }
        if (pipe.hasMore()) {
            moreToRead();
        }
        endInputIfAllIsRead();
    }

    private void feed(ByteBuffer bytes) {
        if (!framer.feed(bytes, this) && phase == Phase.OPEN && bytes.hasRemaining()) {
            // A read buffer is the loop's and will be used again; a rest that is ours already is only kept.
            unread = loop.isReadBuffer(bytes) ? copyOf(bytes) : bytes;
            if (muteReasons == 0) {
                toBeResumed();
            }
        }
    }

    private boolean takesMore() {
        linesLeft--;
        return phase == Phase.OPEN && muteReasons == 0 && linesLeft > 0;
    }

    private static ByteBuffer copyOf(ByteBuffer bytes) {
        int from = bytes.arrayOffset() + bytes.position();
        return ByteBuffer.wrap(Arrays.copyOfRange(bytes.array(), from, from + bytes.remaining()));
    }

    private void endInputIfAllIsRead() {
        if (inputEnded && unread == null && muteReasons == 0 && phase == Phase.OPEN) {
            loop.handler().inputEnded(this);
        }
    }

    @Override
    public boolean line(byte[] bytes, int offset, int length) {
        loop.handler().line(this, bytes, offset, length);
        return takesMore();
    }

    @Override
    public boolean begins(byte first) {
        loop.handler().begins(this, first);
        return phase == Phase.OPEN && muteReasons == 0;
    }

    @Override
    public boolean tooLong() {
        loop.handler().tooLong(this);
        return takesMore();
    }

    /** Writes what the socket takes, at most one buffer full, and asks to be told when it takes more. */
    void flush(ByteBuffer space) throws IOException {
        dirty = false;
        if (phase == Phase.CLOSED) {
            return;
        }
        if (!outbox.isEmpty()) {
            space.clear();
            outbox.copyTo(space);
            space.flip();
            pipe.write(space);
            int written = space.position();
            outbox.remove(written);
            loop.pendingChanged(-written);
        } else if (pipe.isWriting()) {
            pipe.write(NOTHING);
        }
        if (outbox.isEmpty() && !pipe.isWriting() && phase == Phase.FINISHING) {
            linger();
        }
        updateInterest();
        if (drainMark > 0 && outbox.bytes() <= drainMark * LOW_WATER) {
            drainMark = 0;
            loop.handler().drained(this);
        }
    }

    private void linger() throws IOException {
        phase = Phase.LINGERING;
        if (inputEnded) {
            doom();
        } else {
            pipe.shutdownOutput();
        }
    }

    private void updateInterest() {
        if (!key.isValid()) {
            return;
        }
        int wanted = pipe.interest(wantsInput(), !outbox.isEmpty());
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    private boolean wantsInput() {
        boolean mayRead = phase != Phase.OPEN || (muteReasons == 0 && unread == null);
        return mayRead && !inputEnded;
    }

    void close() {
        phase = Phase.CLOSED;
        loop.pendingChanged(-outbox.bytes());
        dropInput();
        key.cancel();
        try {
            pipe.close();
        } catch (IOException alreadyBroken) {
            loop.handler().trouble("closing " + origin, alreadyBroken);
        }
    }

    boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    @Override
    public String toString() {
        return origin.toString();
    }
}
