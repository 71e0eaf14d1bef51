package dev.parley.server.core.state;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import java.util.Arrays;
import java.util.List;

/** How far one user has come in one log, and which unread messages mention that user. */
public final class Cursors {

    /** More mentions than this are not counted: nobody reads the difference. */
    public static final int MAX_MENTIONS = 99;

    private static final int FIRST_CAPACITY = 4;

    private static final long[] NONE = new long[0];

    /** The oldest first. No array where there is none, as nearly everywhere. */
    private long[] mentions = NONE;

    private int mentionCount;
    private long read;
    private long received;

    /** Messages of the log that are not unread: those that were read, and the user's own. */
    private long counted;

    /** The entry by which the user became a member; 0 where that is not known, and in a direct conversation. */
    private final long since;

    Cursors() {
        this(0);
    }

    Cursors(long since) {
        this.since = since;
    }

    Cursors(Restored.Member member) {
        since = member.since();
        read = member.read();
        received = member.received();
        member.mentions().forEach(this::mentionedIn);
    }

    Restored.Member ofUser(String user, long unread) {
        return new Restored.Member(user, read, received, unread, mentionList(), since);
    }

    private List<Long> mentionList() {
        // A snapshot asks each member of a large room in one go, and hardly one has any.
        return mentionCount == 0
                ? List.of()
                : Arrays.stream(mentions, 0, mentionCount).boxed().toList();
    }

    /** The entry by which the user became a member; 0 where that is not known, and in a direct conversation. */
    public long since() {
        return since;
    }

    public long read() {
        return read;
    }

    public long received() {
        return received;
    }

    public long at(Event.Cursor cursor) {
        return cursor == Event.Cursor.READ ? read : received;
    }

    /** Messages after the read position that mention the user, at most {@link #MAX_MENTIONS}. */
    public int mentions() {
        return mentionCount;
    }

    /**
     * Goes forward, if it is forward.
     *
     * @return how many more mentions are unread: fewer, or as many
     */
    int move(Event.Cursor cursor, long seq) {
        if (cursor == Event.Cursor.RECEIVED) {
            received = Math.max(received, seq);
            return 0;
        }
        read = Math.max(read, seq);
        int gone = 0;
        while (gone < mentionCount && mentions[gone] <= read) {
            gone++;
        }
        dropMentions(gone);
        return -gone;
    }

    private void dropMentions(int oldest) {
        mentionCount -= oldest;
        if (mentionCount == 0) {
            mentions = NONE;
        } else {
            System.arraycopy(mentions, oldest, mentions, 0, mentionCount);
        }
    }

    /** A message that does not count: of the user's own, or of somebody whom the user has blocked. */
    void wrote() {
        counted++;
    }

    /** So many of the log's messages are left to read. */
    void leaves(long unread, long messages) {
        counted = messages - unread;
    }

    long unreadOf(long messages) {
        return messages - counted;
    }

    /**
     * The newest are kept: they are the last to be read, so the count is right however far that goes.
     *
     * @return how many more mentions are unread: one, or none
     */
    int mentionedIn(long seq) {
        int before = mentionCount;
        if (mentionCount == MAX_MENTIONS) {
            dropMentions(1);
        }
        if (mentionCount == mentions.length) {
            mentions = Arrays.copyOf(mentions, Math.min(MAX_MENTIONS, Math.max(FIRST_CAPACITY, 2 * mentionCount)));
        }
        mentions[mentionCount++] = seq;
        return mentionCount - before;
    }

    @Override
    public String toString() {
        return since + "/" + read + "/" + received + "/" + mentionList();
    }
}
