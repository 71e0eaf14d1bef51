package dev.parley.server.core.state;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A log that people write into together: a room, or a direct conversation. */
public abstract sealed class Conversation extends Recorded permits Room, Direct {

    final EntryLog log;
    final Written written = new Written();

    /** Bytes that somebody takes who has written here. */
    static final int WRITER_BYTES = 80;

    /** Bytes that an unread message takes for one whom it mentions. */
    static final int MENTION_BYTES = 16;

    /** Unread messages that mention somebody, once for each whom they mention. */
    private int mentions;

    /** Messages since this object was made; only the distance from a member's {@link Cursors} means something. */
    private long messages;

    Conversation(Keeping keeping) {
        log = new EntryLog(keeping);
    }

    public abstract LogId id();

    public final Entries entries() {
        return log;
    }

    /** The earliest time that the next entry may have. */
    public final Instant lastAt() {
        return log.lastAt();
    }

    /** Bytes of memory that its entries take, roughly. */
    public final long weight() {
        return log.weight();
    }

    /** Bytes of memory that everything but the entries takes, roughly: what is not let go of. */
    abstract long bytes();

    /** Of {@link #bytes} what comes of being read and written. */
    final long useBytes() {
        return (long) WRITER_BYTES * written.writers() + (long) MENTION_BYTES * mentions;
    }

    /** The user's position, or null for one who is no part of it. */
    public abstract @Nullable Cursors cursors(String user);

    /** The positions of all who are part of it. */
    abstract Collection<Cursors> everybodys();

    /**
     * Messages of others that the user has not read. Exact but for one case: where somebody read half of what memory does not have
     * any more, what was no message counts as well until all is read.
     */
    public final long unread(String user) {
        Cursors cursors = cursors(user);
        return cursors == null ? 0 : unread(cursors);
    }

    /** Likewise of one whose position is at hand. */
    final long unread(Cursors cursors) {
        return Math.min(cursors.unreadOf(messages), unreadEntries(cursors.read()));
    }

    private long unreadEntries(long read) {
        return Math.max(0, log.lastSeq() - Math.max(read, log.firstKept() - 1));
    }

    /** A message counts as unread for all but who wrote it, and those who have blocked that one. */
    final void count(Entry entry, String actor, Set<String> blockers) {
        if (entry instanceof Entry.Message) {
            messages++;
            leaveOut(cursors(actor));
            for (String blocker : blockers) {
                leaveOut(cursors(blocker));
            }
        }
    }

    private static void leaveOut(@Nullable Cursors cursors) {
        if (cursors != null) {
            cursors.wrote();
        }
    }

    /** Of what there is nothing counts as unread any more, wherever the read position is. */
    final void nothingLeftToRead(String user) {
        Cursors cursors = cursors(user);
        if (cursors != null) {
            cursors.leaves(0, messages);
        }
    }

    /** Whether the user has written here, as far as that is counted: older versions did not. */
    public final boolean hasWritten(String user) {
        return written.has(user);
    }

    /** The user has come further. */
    final void move(Event.CursorMoved moved) {
        Cursors cursors = cursors(moved.user());
        if (cursors == null) {
            return;
        }
        long before = unread(moved.user());
        mentions += cursors.move(moved.cursor(), moved.seq());
        if (moved.cursor() == Event.Cursor.READ) {
            long left = moved.unread() == null ? before : moved.unread();
            cursors.leaves(Math.min(left, unreadEntries(cursors.read())), messages);
        }
    }

    /** A message mentions somebody. */
    final void mention(String user, long seq) {
        Cursors cursors = cursors(user);
        if (cursors != null) {
            mentions += cursors.mentionedIn(seq);
        }
    }

    /** Somebody is no part of it any more. */
    final void went(@Nullable Cursors cursors) {
        mentions -= cursors == null ? 0 : cursors.mentions();
    }

    /** Entries up to this one are gone for good, and nobody has more left to read than there is. */
    final void clear(long upTo) {
        log.clear(upTo);
        for (Cursors each : everybodys()) {
            each.leaves(Math.min(each.unreadOf(messages), unreadEntries(each.read())), messages);
        }
    }

    /** All there is was read. */
    final void readToEnd(Cursors cursors) {
        mentions += cursors.move(Event.Cursor.READ, log.lastSeq());
        cursors.leaves(0, messages);
    }

    /** As it is in a snapshot, once the log's ends are known. */
    final Cursors restored(Restored.Member member) {
        Cursors cursors = new Cursors(member);
        mentions += cursors.mentions();
        cursors.leaves(member.unread() == null ? unreadEntries(member.read()) : member.unread(), messages);
        return cursors;
    }

    public final boolean has(String user) {
        return cursors(user) != null;
    }
}
