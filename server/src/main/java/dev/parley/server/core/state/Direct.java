package dev.parley.server.core.state;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.LogId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A direct conversation: the log of two users, who are part of it for good. */
public final class Direct extends Conversation {

    private final LogId.DirectLog id;
    private final Map<String, Cursors> sides = new TreeMap<>();

    Direct(LogId.DirectLog id, int entriesInMemory) {
        super(entriesInMemory);
        this.id = id;
        sides.put(id.first(), new Cursors());
        sides.put(id.second(), new Cursors());
    }

    @Override
    public LogId.DirectLog id() {
        return id;
    }

    @Override
    public @Nullable Cursors cursors(String user) {
        return sides.get(user);
    }

    void append(Entry entry) {
        log.append(entry);
    }

    @Override
    public String toString() {
        return id + " sides=" + sides + " log=" + log;
    }
}
