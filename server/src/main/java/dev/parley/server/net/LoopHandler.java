package dev.parley.server.net;

/** What the loop calls, all on its own thread. None of these may block. */
public interface LoopHandler {

    /** A turn begins: what time it is may be asked now, and holds for the turn. */
    void startOfTurn();

    /** A connection was accepted and can be spoken with: one with TLS after the handshake. */
    void opened(Connection connection);

    /**
     * A line came. The bytes are valid only during the call. After {@link Connection#mute} no other line of this connection
     * comes until it is unmuted.
     */
    void line(Connection connection, byte[] bytes, int offset, int length);

    /** A line begins of which only a part has come. It is called once for each such line, before the rest of it comes. */
    void begins(Connection connection, byte first);

    /** A line longer than the bound came and was skipped. */
    void tooLong(Connection connection);

    /** The other side will send nothing more; all its lines were handed over. */
    void inputEnded(Connection connection);

    /** What waits to be written has come down to {@link Connection#LOW_WATER} of the mark that the connection was muted at. */
    void drained(Connection connection);

    /** A connection that was opened is gone, for whatever reason. The last call for it. */
    void closed(Connection connection);

    /** All of this turn's input was handed over; what is to be written in this turn must be in the outboxes after it. */
    void endOfTurn();

    /**
     * Whether so much waits for others that no more is to be taken of those who have sent a lot at once. If it is true, the loop is woken
     * up when that may have changed.
     */
    boolean isBehind();

    /** The last line to somebody for whom there is no place, its end included. */
    byte[] noPlaceLine();

    /**
     * The last line to somebody who has connected too often, its end included.
     *
     * @param waitMs milliseconds until it may connect
     */
    byte[] tooOftenLine(long waitMs);

    /** The last line to somebody who does not speak TLS where it is spoken, its end included. */
    byte[] notTlsLine();

    /**
     * A connection of a proxy was closed before its PROXY header was known.
     *
     * @param proxy from where it came
     * @param why as the end of a sentence for the operator, without anything that came
     */
    void badProxyHeader(Origin proxy, String why);

    /** Something went wrong that cost at most one connection. */
    void trouble(String what, Exception cause);
}
