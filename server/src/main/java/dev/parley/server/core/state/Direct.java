package dev.parley.server.core.state;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A direct conversation: the log of two users, who are part of it for good. */
public final class Direct extends Conversation {

    /** Bytes that a direct conversation takes, with its places in the two accounts. */
    static final int DIRECT_BYTES = 900;

    private final LogId.DirectLog id;
    private final Cursors first;
    private final Cursors second;
    private @Nullable String begunBy;
    private boolean isUnwritten;

    /** One that begins. */
    Direct(LogId.DirectLog id, Keeping keeping) {
        super(keeping);
        this.id = id;
        this.isUnwritten = true;
        first = new Cursors();
        second = isOfOne() ? first : new Cursors();
    }

    /**
     * As it is in a snapshot.
     *
     * @param position of the snapshot
     */
    Direct(Restored.OfDirect from, Keeping keeping, long position) {
        super(keeping);
        this.id = from.id();
        log.restore(from.log(), position);
        first = restored(from.first());
        second = isOfOne() ? first : restored(from.second());
        begunBy = from.begunBy();
        written.addAll(from.written());
    }

    /** Whether somebody writes to nobody else. */
    private boolean isOfOne() {
        return id.first().equals(id.second());
    }

    @Override
    Restored.OfDirect summary() {
        return new Restored.OfDirect(id, ofFirst(), ofSecond(), log.ends(), begunBy, written.all());
    }

    private Restored.Member ofFirst() {
        return first.ofUser(id.first(), unread(first));
    }

    private Restored.Member ofSecond() {
        return second.ofUser(id.second(), unread(second));
    }

    @Override
    public LogId.DirectLog id() {
        return id;
    }

    /** Who wrote first; null where that is not known, since an older version did not remember it. */
    public @Nullable String begunBy() {
        return begunBy;
    }

    /** Whether its first entry is still to be written. */
    boolean isUnwritten() {
        return isUnwritten;
    }

    /**
     * Its first entry is about to be written.
     *
     * @param seq its number: not 1 where an account of one of the two names was deleted, but for older versions
     */
    void begin(String user, long seq) {
        begunBy = user;
        isUnwritten = false;
        log.beginAfter(seq - 1);
    }

    @Override
    public @Nullable Cursors cursors(String user) {
        return user.equals(id.first()) ? first : user.equals(id.second()) ? second : null;
    }

    @Override
    long bytes() {
        return DIRECT_BYTES + useBytes();
    }

    @Override
    Collection<Cursors> everybodys() {
        return List.of(first, second);
    }

    void append(Entry entry, String actor, Set<String> blockers) {
        log.append(entry);
        count(entry, actor, blockers);
    }

    @Override
    public String toString() {
        return id + " sides=" + ofFirst() + ofSecond() + " log=" + log;
    }
}
