package dev.parley.client;

import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One of every kind of what a server tells. {@link SamplesTest} fails where a kind is missing. */
public final class Samples {

    public static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private Samples() {}

    /** Entries of the lobby that follow each other; whatever was done, bob did it. */
    public static List<Entry> entries(long firstSeq) {
        long said = firstSeq + 1;
        return List.of(
                new Entry.Joined("lobby", firstSeq, AT, "bob"),
                new Entry.Message("lobby", said, AT, "bob", "said by bob", null, null, null),
                new Entry.Topic("lobby", firstSeq + 2, AT, "bob", "Tea"),
                new Entry.Reacted("lobby", firstSeq + 3, AT, "bob", said, "👍", true, null),
                new Entry.Edited("lobby", firstSeq + 4, AT, "bob", said, "edited by bob"),
                new Entry.Deleted("lobby", firstSeq + 5, AT, "bob", said),
                new Entry.Role("lobby", firstSeq + 6, AT, "bob", "ann", Role.OPERATOR),
                new Entry.Setting("lobby", firstSeq + 7, AT, "bob", "slow_s", "30"),
                new Entry.Left("lobby", firstSeq + 8, AT, "bob", LeaveReason.LEAVE, null, null));
    }

    public static List<Entry> entries() {
        return entries(1);
    }

    /** Events that are no entries. */
    public static List<ServerEvent> events() {
        return List.of(
                new ServerEvent.Hello(1, "parley/0.1.0", "e", AT, 65_536, 4_096, 30, "open", false, null, null, null),
                new ServerEvent.Ping(),
                new ServerEvent.Notice("hear", "bob"),
                new ServerEvent.Presence("bob", true, "tea"),
                new ServerEvent.Typing("lobby", "bob"),
                new ServerEvent.Delivered("@bob", "bob", 1),
                new ServerEvent.Seen("@bob", "bob", 1),
                new ServerEvent.Read("lobby", 1, 0L),
                new ServerEvent.Behind("lobby", 9),
                new ServerEvent.Cleared("lobby", 1),
                new ServerEvent.Forgotten("bob", 7),
                new ServerEvent.Invited("tea", "bob"),
                new ServerEvent.Blocked("bob", true),
                new ServerEvent.Preference("direct_from", "known"),
                new ServerEvent.Bye("idle", "Silence.", null));
    }

    public static Stream<ServerEvent> all() {
        return Stream.concat(entries().stream(), events().stream());
    }
}
