package dev.parley.server.journal.sqlite;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Events that make sense together: some users, who come, go, talk, read, mistype, clear and are forgotten. */
final class ChatEvents {

    private static final int USERS = 12;
    private static final int ROOMS = 3;

    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private final Set<String> users = new TreeSet<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Set<String> typos = new TreeSet<>();
    private final Map<LogId, Long> lastSeq = new HashMap<>();
    private boolean isErasing = true;
    private long clock = 1_700_000_000_000L;

    ChatEvents(Random random) {
        this.random = random;
    }

    /** From here on nothing is cleared and nobody forgotten. */
    ChatEvents keepingAll() {
        isErasing = false;
        return this;
    }

    /** The clock is set, for better or worse; times do not step back in a log all the same. */
    void jump(Duration by) {
        clock += by.toMillis();
    }

    /** The time of the next event. */
    Instant now() {
        return Instant.ofEpochMilli(clock);
    }

    /** So many more. */
    List<Event> next(int count) {
        int before = events.size();
        while (events.size() < before + count) {
            step();
        }
        return List.copyOf(events.subList(before, events.size()));
    }

    /** All so far. */
    List<Event> all() {
        return List.copyOf(events);
    }

    private void step() {
        String user = "user" + random.nextInt(USERS);
        String room = "room" + random.nextInt(ROOMS);
        if (users.add(user)) {
            events.add(new Event.AccountCreated(new Name("U" + user, user), "hash" + clock, at()));
            events.add(new Event.TokenIssued(user, "token" + clock, "phone", null, at()));
        } else if (!members.containsKey(room)) {
            members.put(room, new LinkedHashSet<>());
            events.add(new Event.RoomCreated(new Name("R" + room, room), "", false, user, at()));
        } else if (members.get(room).add(user)) {
            LogId log = new LogId.RoomLog(room);
            events.add(new Event.EntryWritten(
                    log, user, new Entry.Joined("R" + room, seq(log), at(), "U" + user), List.of()));
        } else {
            talk(user, room);
        }
    }

    private void talk(String user, String room) {
        LogId log = new LogId.RoomLog(room);
        switch (random.nextInt(40)) {
            case 0 -> {
                members.get(room).remove(user);
                events.add(new Event.EntryWritten(
                        log,
                        user,
                        new Entry.Left("R" + room, seq(log), at(), "U" + user, LeaveReason.LEAVE, null, null),
                        List.of()));
            }
            case 1 ->
                events.add(new Event.EntryWritten(
                        log,
                        user,
                        new Entry.Topic("R" + room, seq(log), at(), "U" + user, "topic " + clock),
                        List.of()));
            case 2, 3 -> {
                // Some as older servers wrote them, which do not say what is left unread.
                Long unread = clock % 3 == 0 ? null : Long.valueOf(0);
                events.add(new Event.CursorMoved(log, user, Event.Cursor.READ, lastSeq.getOrDefault(log, 0L), unread));
            }
            case 4 ->
                events.add(
                        new Event.CursorMoved(log, user, Event.Cursor.RECEIVED, lastSeq.getOrDefault(log, 0L), null));
            case 11 -> {
                if (isErasing) {
                    mistype(user, "typo" + random.nextInt(4));
                } else {
                    say(log, user, "R" + room, List.of("user" + random.nextInt(USERS)));
                }
            }
            case 5 -> {
                if (isErasing && random.nextInt(4) == 0) {
                    events.add(new Event.HistoryCleared(log, lastSeq.getOrDefault(log, 0L) / 2));
                }
            }
            case 6 -> {
                if (isErasing && random.nextInt(8) == 0) {
                    forget(user);
                }
            }
            case 7, 8, 9, 10 -> {
                LogId direct = LogId.DirectLog.between(user, List.copyOf(users).get(random.nextInt(users.size())));
                say(direct, user, "@", List.of());
            }
            default -> say(log, user, "R" + room, List.of("user" + random.nextInt(USERS)));
        }
    }

    /** A room that nobody speaks in; it ends, or has not yet when its name is typed again. */
    private void mistype(String user, String room) {
        LogId log = new LogId.RoomLog(room);
        if (typos.add(room)) {
            events.add(new Event.RoomCreated(new Name("R" + room, room), "secret topic", false, user, at()));
        }
        events.add(
                new Event.EntryWritten(log, user, new Entry.Joined("R" + room, seq(log), at(), "U" + user), List.of()));
        events.add(new Event.CursorMoved(log, user, Event.Cursor.RECEIVED, lastSeq.getOrDefault(log, 0L), null));
        events.add(new Event.EntryWritten(
                log,
                user,
                new Entry.Left("R" + room, seq(log), at(), "U" + user, LeaveReason.LEAVE, null, null),
                List.of()));
        if (random.nextInt(3) > 0) {
            events.add(new Event.RoomEnded(room));
            typos.remove(room);
        }
    }

    private void say(LogId log, String user, String room, List<String> mentioned) {
        long seq = seq(log);
        Entry said = new Entry.Message(room, seq, at(), "U" + user, "said by " + user, "c" + clock, null, null);
        events.add(new Event.EntryWritten(log, user, said, mentioned));
    }

    private void forget(String user) {
        users.remove(user);
        members.values().forEach(all -> all.remove(user));
        lastSeq.keySet()
                .removeIf(log -> log instanceof LogId.DirectLog direct
                        && (direct.first().equals(user) || direct.second().equals(user)));
        events.add(new Event.UserForgotten(user));
    }

    private long seq(LogId log) {
        return lastSeq.merge(log, 1L, Long::sum);
    }

    private Instant at() {
        return Instant.ofEpochMilli(clock++);
    }
}
