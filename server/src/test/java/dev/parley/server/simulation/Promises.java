package dev.parley.server.simulation;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.State;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stands between the server and the network and holds every line that leaves against what is stored at that moment: nobody is
 * told of what is not, each request has its one answer in its turn, and an error means that nothing was written. Keeps what
 * was acknowledged, to look for it in the end.
 */
final class Promises {

    private static final Set<String> SIGN_IN_ERRORS =
            Set.of("bad_credentials", "name_taken", "already_logged_in", "storage_failed");

    /** A request that is owed an answer, and the events that it came to, if it did. */
    private record Asked(RequestId re, Request request, List<Event> events) {}

    /** That a user wrote a message with a key. */
    private record Key(String user, String cid) {}

    /** Somebody was told that this is in the log. */
    private record Acknowledged(LogId log, String author, long seq, Instant at, String text) {}

    private static final class Told {
        private final Deque<Asked> owed = new ArrayDeque<>();
        private String user;
    }

    private final State stored;
    private final Map<LogId, StoredLog> logs = new LinkedHashMap<>();
    private final Set<String> everybody = new HashSet<>();
    private final List<Event> events = new ArrayList<>();
    private final Set<Event> storedEvents = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Key, LogId> keys = new HashMap<>();
    private final Map<Long, Told> sessions = new HashMap<>();
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private long lastOfEndedDirects;
    private int answers;

    Promises(Keeping keeping) {
        stored = new State(keeping);
    }

    /** What the store has, always. */
    State stored() {
        return stored;
    }

    List<Entry> log(LogId id) {
        return stored(id).entries();
    }

    private StoredLog stored(LogId id) {
        return logs.computeIfAbsent(id, fresh -> new StoredLog());
    }

    int answers() {
        return answers;
    }

    /** An event has come to the disk. */
    void stored(long position, Event event) {
        if (event instanceof Event.RoomEnded ended) {
            Room room = stored.room(ended.room());
            end(room.id(), !room.members().isEmpty());
        } else if (event instanceof Event.UserForgotten forgotten) {
            forget(stored.account(forgotten.user()));
        } else if (event instanceof Event.AccountCreated created) {
            everybody.add(created.name().canonical());
        }
        stored.apply(event);
        Broken.unless(stored.position() == position, "event %s is stored at position %s", event, position);
        events.add(event);
        storedEvents.add(event);
        if (event instanceof Event.EntryWritten written) {
            stored(written);
        }
    }

    private void stored(Event.EntryWritten written) {
        Entry entry = written.entry();
        stored(written.log()).add(entry, written.actor());
        if (entry instanceof Entry.Message message && message.cid() != null) {
            LogId before = keys.put(new Key(written.actor(), message.cid()), written.log());
            Broken.unless(before == null, "a second entry for its cid: %s", entry);
        }
    }

    private void end(LogId log, boolean farewell) {
        stored(log).end(farewell);
        keys.values().removeIf(log::equals);
        acknowledged.removeIf(one -> one.log.equals(log));
    }

    private void forget(Account account) {
        for (LogId.DirectLog direct : account.directs()) {
            end(direct, true);
            lastOfEndedDirects = Math.max(lastOfEndedDirects, stored(direct).last());
        }
        logs.values().forEach(log -> log.forget(account.key()));
        keys.keySet().removeIf(key -> key.user.equals(account.key()));
        acknowledged.removeIf(one -> one.author.equals(account.key()));
    }

    /** All connections are gone. */
    void crashed() {
        sessions.clear();
    }

    void opened(long session) {
        sessions.put(session, new Told());
    }

    void closed(long session) {
        sessions.remove(session);
    }

    /** The server has read a request. */
    void asked(long session, RequestId re, Request request) {
        sessions.get(session).owed.add(new Asked(re, request, new ArrayList<>()));
    }

    void decided(long session, RequestId re, Outcome outcome) {
        Told told = sessions.get(session);
        if (told != null) {
            told.owed.stream()
                    .filter(asked -> asked.re.equals(re))
                    .forEach(asked -> asked.events.addAll(outcome.events()));
        }
    }

    /** Who the session was told it is signed in as; null for nobody. */
    String userOf(long session) {
        Told told = sessions.get(session);
        return told == null ? null : told.user;
    }

    /** Whether every request was answered. */
    boolean nothingIsOwed() {
        return sessions.values().stream().allMatch(told -> told.owed.isEmpty());
    }

    /** A line leaves the server. */
    void told(long session, ServerMessage message) {
        Told told = sessions.get(session);
        if (message instanceof ServerMessage.Ok ok) {
            Asked asked = answered(told, ok.re());
            for (Event event : asked.events) {
                Broken.unless(
                        storedEvents.contains(event) || isDecidedAnew(asked),
                        "session %s is told %s before %s is stored",
                        session,
                        ok,
                        event);
            }
            check(told, asked.request, ok.result());
        } else if (message instanceof ServerMessage.Failed failed) {
            Asked asked = answered(told, failed.re());
            for (Event event : asked.events) {
                Broken.unless(!storedEvents.contains(event), "session %s is told %s, but %s", session, failed, event);
            }
            Broken.unless(isExpected(asked.request, failed.error().code()), "%s to %s", failed, asked.request);
        } else {
            check(told, (ServerEvent) message);
        }
    }

    /** A sign-in of which nothing could be stored was decided once more, and wrote nothing. */
    private boolean isDecidedAnew(Asked asked) {
        return asked.request instanceof Request.Login && asked.events.stream().noneMatch(storedEvents::contains);
    }

    private static boolean isExpected(Request request, String code) {
        return request instanceof Request.Register || request instanceof Request.Login
                ? SIGN_IN_ERRORS.contains(code)
                : !code.equals("internal") && !code.equals("cid_reused");
    }

    /** The operator was told that something is done. */
    void operated(Outcome outcome) {
        for (Event event : outcome.events()) {
            Broken.unless(storedEvents.contains(event), "the operator is told of %s, which is not stored", event);
        }
    }

    private Asked answered(Told told, RequestId re) {
        Asked asked = told.owed.poll();
        Broken.unless(asked != null && asked.re.equals(re), "an answer to %s, but %s is to be answered", re, asked);
        answers++;
        return asked;
    }

    private void check(Told told, Request request, Result result) {
        Broken.unless(request.kind().result() == result.getClass(), "%s is answered %s", request, result);
        if (result instanceof Result.SignedIn in) {
            told.user = in.user();
            isAccount(in.user());
            in.rooms().forEach(room -> reaches(told, room.room(), room.lastSeq()));
        } else if (result instanceof Result.Sent sent) {
            sent(told, (Request.Send) request, sent);
        } else if (result instanceof Result.Joined joined) {
            joined.members().forEach(member -> isAccount(member.user()));
            Long after = ((Request.Join) request).after();
            isPage(told, joined.entries(), after, joined.firstSeq(), joined.lastSeq(), joined.more());
            reaches(told, joined.room(), joined.lastSeq());
        } else if (result instanceof Result.Page page) {
            Long after = ((Request.History) request).after();
            isPage(told, page.entries(), after, page.firstSeq(), page.lastSeq(), page.more());
            reaches(told, page.room(), page.lastSeq());
        } else if (result instanceof Result.Found found) {
            found.entries().forEach(entry -> isStored(told, entry));
        } else if (result instanceof Result.Written written) {
            reaches(told, written.room(), written.seq());
        } else if (result instanceof Result.Marked marked) {
            reaches(told, marked.room(), marked.seq());
        } else if (result instanceof Result.Created created) {
            reaches(told, created.room(), 1);
        } else {
            checkList(told, request, result);
        }
    }

    private void checkList(Told told, Request request, Result result) {
        if (result instanceof Result.RoomList list) {
            list.rooms().forEach(room -> reaches(told, room.room(), room.lastSeq()));
        } else if (result instanceof Result.MemberList list) {
            list.members().forEach(member -> isAccount(member.user()));
        } else if (result instanceof Result.UserList list) {
            list.users().forEach(user -> isAccount(user.user()));
        } else if (request instanceof Request.Logout) {
            told.user = null;
        }
    }

    private void sent(Told told, Request.Send request, Result.Sent sent) {
        LogId id = idOf(told.user, sent.room());
        reaches(told, sent.room(), sent.seq());
        Acknowledged one = new Acknowledged(id, told.user, sent.seq(), sent.at(), request.text());
        // What is gone in the meantime was there when it was decided.
        if (!stored(id).isGone(sent.seq()) && stored.account(told.user) != null) {
            isKept(one);
            acknowledged.add(one);
        }
    }

    private void check(Told told, ServerEvent event) {
        if (event instanceof Entry entry) {
            Broken.unless(told.user != null, "nobody is signed in who is told %s", entry);
            isStored(told, entry);
        } else if (event instanceof ServerEvent.Presence presence) {
            isAccount(presence.user());
        } else if (event instanceof ServerEvent.Delivered delivered) {
            reaches(told, delivered.room(), delivered.seq());
        } else if (event instanceof ServerEvent.Seen seen) {
            reaches(told, seen.room(), seen.seq());
        } else if (event instanceof ServerEvent.Read read) {
            reaches(told, read.room(), read.seq());
        }
    }

    private void isAccount(String user) {
        Broken.unless(everybody.contains(user), "somebody is told of %s, who was never stored", user);
    }

    private void isStored(Told told, Entry entry) {
        StoredLog log = stored(idOf(told.user, entry.room()));
        boolean kept = log.has(entry) || log.isFarewell(entry, told.user);
        Broken.unless(kept, "%s is told %s, which is not what is stored", told.user, entry);
    }

    /** Entries without a gap between them, which follow the one that the client has. */
    private void isPage(Told told, List<Entry> page, Long after, Long firstSeq, long lastSeq, boolean more) {
        page.forEach(entry -> isStored(told, entry));
        for (int i = 1; i < page.size(); i++) {
            Broken.unless(
                    page.get(i).seq() == page.get(i - 1).seq() + 1,
                    "%s is told a page with a gap: %s",
                    told.user,
                    page);
        }
        if (after != null) {
            long first = firstSeq == null ? 1 : firstSeq;
            long end = page.isEmpty()
                    ? Math.max(Math.min(after, lastSeq), first - 1)
                    : page.get(page.size() - 1).seq();
            Broken.unless(
                    page.isEmpty() || page.get(0).seq() == Math.max(after + 1, first),
                    "%s has %s and is told %s",
                    told.user,
                    after,
                    page);
            Broken.unless(more == end < lastSeq, "%s of %s, and more is %s: %s", end, lastSeq, more, page);
        }
    }

    private void reaches(Told told, String room, long seq) {
        LogId id = idOf(told.user, room);
        // A direct conversation that has not begun goes on behind those that deleted accounts had.
        long last = Math.max(stored(id).last(), id instanceof LogId.DirectLog ? lastOfEndedDirects : 0);
        boolean reached = last >= seq;
        Broken.unless(reached, "%s is told of entry %s in %s, which is not stored", told.user, seq, room);
    }

    private void isKept(Acknowledged one) {
        StoredLog log = stored(one.log);
        Entry there = log.entry(one.seq);
        boolean kept = there instanceof Entry.Message message
                && message.at().equals(one.at)
                && message.text().equals(one.text)
                && one.author.equals(log.author(one.seq));
        Broken.unless(kept, "%s was acknowledged, but there stands %s", one, there);
    }

    /** Everything that was ever stored and acknowledged is in the store still. */
    void checkAllIsKept(List<Event> store) {
        Broken.unless(
                store.equals(events), "the store has lost something: %s events of %s", store.size(), events.size());
        acknowledged.forEach(this::isKept);
    }

    /** The log that a user calls so. Names are all in lower case. */
    static LogId idOf(String user, String room) {
        return room.startsWith("@") ? LogId.DirectLog.between(user, room.substring(1)) : new LogId.RoomLog(room);
    }
}
