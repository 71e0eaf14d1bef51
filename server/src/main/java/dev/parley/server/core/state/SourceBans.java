package dev.parley.server.core.state;

import dev.parley.protocol.Redaction;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** From where nobody may connect: networks as limits count them, by an admin's or the operator's word. The thread that applies events. */
public final class SourceBans {

    /** Bytes that a ban takes beside its text. */
    private static final int BAN_BYTES = 400;

    private static final int CHAR_BYTES = 2;

    private final Map<String, Restored.OfSourceBan> bySource = new LinkedHashMap<>();
    private long characters;

    SourceBans() {}

    /** Whether nobody may come from there at this time. */
    public boolean has(String network, Instant at) {
        Restored.OfSourceBan ban = bySource.get(network);
        return ban != null && !isOver(ban, at);
    }

    /** Whether a ban has come to its end. */
    public static boolean isOver(Restored.OfSourceBan ban, Instant at) {
        return ban.until() != null && !ban.until().isAfter(at);
    }

    /** The oldest first; also those that are over. */
    public Collection<Restored.OfSourceBan> all() {
        return Collections.unmodifiableCollection(bySource.values());
    }

    /** Whether there is a ban of this source, over or not. */
    public boolean knows(String network) {
        return bySource.containsKey(network);
    }

    void ban(Restored.OfSourceBan ban) {
        unban(ban.source());
        bySource.put(ban.source(), ban);
        characters += ban.text().length();
    }

    void ban(Event.SourceBanned banned) {
        ban(new Restored.OfSourceBan(banned.source(), banned.by(), banned.text(), banned.at(), banned.until()));
    }

    void unban(String source) {
        Restored.OfSourceBan gone = bySource.remove(source);
        characters -= gone == null ? 0 : gone.text().length();
    }

    /** Bans that the user gave are nobody's. */
    void forget(Account account) {
        String display = account.name().display();
        bySource.replaceAll((source, ban) -> ban.by().equals(display)
                ? new Restored.OfSourceBan(source, Redaction.NOBODY, ban.text(), ban.at(), ban.until())
                : ban);
    }

    Stream<Restored> summary() {
        return bySource.values().stream().map(Restored.class::cast);
    }

    /** Bytes of memory that they take, roughly. */
    long bytes() {
        return (long) BAN_BYTES * bySource.size() + CHAR_BYTES * characters;
    }

    @Override
    public String toString() {
        return bySource.values().toString();
    }
}
