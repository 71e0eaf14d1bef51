package dev.parley.server.core.state;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A direct conversation: the log of two users, who are part of it for good. */
public final class Direct extends Conversation {

    private final LogId.DirectLog id;
    private final Map<String, Cursors> sides = new TreeMap<>();
    private @Nullable String begunBy;

    Direct(LogId.DirectLog id, Keeping keeping) {
        super(keeping);
        this.id = id;
        sides.put(id.first(), new Cursors());
        sides.put(id.second(), new Cursors());
    }

    /** As it is in a snapshot. */
    Direct(Restored.OfDirect from, Keeping keeping) {
        super(keeping);
        this.id = from.id();
        log.restore(from.log());
        sides.put(from.first().user(), restored(from.first()));
        sides.put(from.second().user(), restored(from.second()));
        begunBy = from.begunBy();
        written.addAll(from.written());
    }

    Restored.OfDirect summary() {
        return new Restored.OfDirect(id, side(id.first()), side(id.second()), log.ends(), begunBy, written.all());
    }

    private Restored.Member side(String user) {
        return Objects.requireNonNull(sides.get(user)).ofUser(user, unread(user));
    }

    @Override
    public LogId.DirectLog id() {
        return id;
    }

    /** Who wrote first; null where that is not known, since an older version did not remember it. */
    public @Nullable String begunBy() {
        return begunBy;
    }

    void beginBy(String user) {
        begunBy = user;
    }

    @Override
    public @Nullable Cursors cursors(String user) {
        return sides.get(user);
    }

    @Override
    Collection<Cursors> everybodys() {
        return sides.values();
    }

    void append(Entry entry, String actor) {
        log.append(entry);
        count(entry, actor);
    }

    @Override
    public String toString() {
        return id + " sides=" + side(id.first()) + side(id.second()) + " log=" + log;
    }
}
