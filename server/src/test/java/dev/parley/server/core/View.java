package dev.parley.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import java.util.Map;
import java.util.TreeMap;

/** What one session knows by what it was told alone: the last seq of each of its rooms, which may neither jump nor repeat. */
final class View {

    private String user = "";
    private final Map<String, Long> last = new TreeMap<>();

    Map<String, Long> last() {
        return last;
    }

    void hear(ServerEvent event) {
        if (!(event instanceof Entry entry)) {
            return;
        }
        boolean ownJoin = entry instanceof Entry.Joined joined && joined.user().equals(user);
        boolean begins = ownJoin || (entry.room().startsWith("@") && !last.containsKey(entry.room()));
        if (!begins) {
            assertThat(last).as("%s hears %s", user, entry).containsKey(entry.room());
            next(entry.room(), entry.seq());
        }
        last.put(entry.room(), entry.seq());
        if (entry instanceof Entry.Left left && left.user().equals(user)) {
            last.remove(entry.room());
        }
    }

    private void next(String room, long seq) {
        assertThat(seq).as("the next of %s in %s", user, room).isEqualTo(last.getOrDefault(room, 0L) + 1);
    }

    void signedIn(Result.SignedIn in) {
        user = in.user();
        last.clear();
        in.rooms().forEach(room -> last.put(room.room(), room.lastSeq()));
    }

    void signedOut() {
        user = "";
        last.clear();
    }

    void answered(Result result) {
        if (result instanceof Result.SignedIn in) {
            signedIn(in);
        } else if (result instanceof Result.Joined joined) {
            long before = last.getOrDefault(joined.room(), joined.lastSeq());
            assertThat(joined.lastSeq()).isEqualTo(before);
            last.put(joined.room(), joined.lastSeq());
        } else if (result instanceof Result.Sent sent && sent.duplicate() == null) {
            // A direct conversation begins with 1, or behind one that has ended.
            if (!sent.room().startsWith("@") || last.containsKey(sent.room())) {
                next(sent.room(), sent.seq());
            }
            last.put(sent.room(), sent.seq());
        }
    }

    /** The reply does not say where the numbers begin: most often with 1. */
    void created(String room, long seq) {
        last.put(room, seq);
    }

    void left(String room) {
        last.remove(room);
    }
}
