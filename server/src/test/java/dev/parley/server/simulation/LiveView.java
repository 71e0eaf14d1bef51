package dev.parley.server.simulation;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one connection knows by what it was told alone: who is signed in here, the last entry of each log, which may neither
 * jump nor repeat, and which of those it shares a room with are online.
 */
final class LiveView {

    /** Online, and whether away is not known. */
    private static final String ONLINE = "online";

    /** Of a room that was created: its numbers go on behind those of an earlier room of that name. */
    static final long NOT_KNOWN = -1;

    private String user;
    private final Map<String, Long> last = new TreeMap<>();
    private final Map<String, String> people = new TreeMap<>();

    /** Null for nobody. */
    String user() {
        return user;
    }

    /** The last entry of each log. */
    Map<String, Long> last() {
        return last;
    }

    /** How others are, as far as that was told while a room was shared. */
    Map<String, String> people() {
        return people;
    }

    void hear(ServerEvent event) {
        if (event instanceof Entry entry) {
            hear(entry);
        } else if (event instanceof ServerEvent.Presence presence) {
            people.computeIfPresent(presence.user(), (other, before) -> described(presence.online(), presence.away()));
        }
    }

    private void hear(Entry entry) {
        Broken.unless(user != null, "nobody is signed in who hears %s", entry);
        boolean ownJoin = entry instanceof Entry.Joined joined && joined.user().equals(user);
        if (!ownJoin) {
            next(entry.room(), entry.seq());
        }
        last.put(entry.room(), entry.seq());
        if (entry instanceof Entry.Joined joined && !ownJoin) {
            people.putIfAbsent(joined.user(), ONLINE);
        } else if (entry instanceof Entry.Left left) {
            left(left.room(), left.user());
        }
    }

    /** With whom no room may be shared any more it is not told how they are. */
    private void left(String room, String who) {
        if (who.equals(user)) {
            last.remove(room);
            people.clear();
        } else {
            people.remove(who);
        }
    }

    private void next(String room, long seq) {
        Long before = last.get(room);
        boolean begins = before == null && room.startsWith("@") || before != null && before == NOT_KNOWN;
        Broken.unless(
                begins || before != null && before + 1 == seq,
                "%s hears entry %s of %s after %s",
                user,
                seq,
                room,
                before);
    }

    void answered(Request request, Result result) {
        if (result instanceof Result.SignedIn in) {
            clear();
            user = in.user();
            in.rooms().forEach(room -> last.put(room.room(), room.lastSeq()));
        } else if (request instanceof Request.Logout) {
            clear();
        } else if (request instanceof Request.Leave leave) {
            left(leave.room(), user);
        } else if (request instanceof Request.Away away) {
            people.computeIfPresent(user, (me, before) -> described(true, away.text()));
        } else if (result instanceof Result.Created created) {
            last.put(created.room(), NOT_KNOWN);
        } else if (result instanceof Result.Sent sent && sent.duplicate() == null) {
            next(sent.room(), sent.seq());
            last.put(sent.room(), sent.seq());
        } else if (result instanceof Result.Joined joined) {
            joined(joined);
        } else if (result instanceof Result.MemberList list && !list.room().startsWith("@")) {
            learn(list.members());
        }
    }

    private void joined(Result.Joined joined) {
        boolean isDirect = joined.room().startsWith("@");
        if (isDirect && !last.containsKey(joined.room()) && isEmpty(joined)) {
            return;
        }
        long before = last.getOrDefault(joined.room(), isDirect ? 0 : joined.lastSeq());
        Broken.unless(
                before == NOT_KNOWN || joined.lastSeq() == before,
                "%s was told of %s entries, and joins with %s",
                user,
                before,
                joined);
        last.put(joined.room(), joined.lastSeq());
        if (!isDirect) {
            learn(joined.members());
        }
    }

    private static boolean isEmpty(Result.Joined joined) {
        return joined.lastSeq() == 0 || joined.firstSeq() != null && joined.firstSeq() > joined.lastSeq();
    }

    private void learn(List<Result.MemberSummary> members) {
        members.forEach(member -> people.put(member.user(), described(member.online(), member.away())));
    }

    static String described(boolean online, String away) {
        return online ? away == null ? "online, here" : "online, away: " + away : "offline";
    }

    /** Whether what was told of somebody is so. */
    static boolean agree(String told, String is) {
        return told.equals(is) || told.equals(ONLINE) && is.startsWith(ONLINE);
    }

    private void clear() {
        user = null;
        last.clear();
        people.clear();
    }
}
