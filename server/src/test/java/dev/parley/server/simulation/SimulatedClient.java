package dev.parley.server.simulation;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One device of a user: signs in, says and does this and that, loses its connection, comes back, asks for what it missed and
 * sends again what was not answered, as PROTOCOL.md wants it.
 */
final class SimulatedClient {

    private static final List<String> ROOMS = List.of("lobby", "tea", "ops", "den");
    private static final List<String> WORDS = List.of("tea", "milk", "sugar");

    /** Requests that a client may have out. */
    private static final int MOST_OUT = 4;

    private record Asked(RequestId re, Request request) {}

    final String name;
    private final SimulatedUser user;
    private final List<String> everyone;
    private final Chance chance;
    private final Map<String, LogCopy> copies = new TreeMap<>();
    private final Deque<Asked> out = new ArrayDeque<>();
    private final Deque<Request.Send> unanswered = new ArrayDeque<>();
    private final Set<String> catchingUp = new HashSet<>();
    private LiveView view = new LiveView();
    private Wire wire;
    private String token;
    private boolean registers;

    /** What signing in told of deleted accounts. */
    private long forgotten;

    private long lastId;
    private int texts;

    SimulatedClient(String name, SimulatedUser user, List<String> everyone, Chance chance) {
        this.name = name;
        this.user = user;
        this.everyone = everyone;
        this.chance = chance;
    }

    /** Null while there is none. */
    Wire wire() {
        return wire;
    }

    LiveView view() {
        return view;
    }

    /** What it has of a log. */
    LogCopy copy(String room) {
        return copies.computeIfAbsent(room, r -> new LogCopy());
    }

    void connect(Wire to) {
        wire = to;
    }

    /** The connection is gone. What was sent with a key is sent again; whether the rest has arrived nobody knows. */
    void disconnected() {
        out.forEach(asked -> sendAgain(asked.request));
        out.clear();
        catchingUp.clear();
        view = new LiveView();
        wire = null;
    }

    private void sendAgain(Request request) {
        if (request instanceof Request.Send send && send.cid() != null) {
            unanswered.add(send);
        }
    }

    /** Whether it has all it wants. */
    boolean isSettled() {
        return wire != null && wire.isEmpty() && view.user() != null && out.isEmpty() && next() == null;
    }

    /** Does what a client must, and now and then something that a person wants. */
    void act(boolean quietly) {
        if (out.size() >= MOST_OUT) {
            return;
        }
        if (view.user() == null) {
            if (out.isEmpty()) {
                signIn();
            }
            return;
        }
        Request next = chance.oneIn(quietly ? 1 : 2) ? next() : null;
        if (next != null) {
            ask(next);
        } else if (!quietly) {
            wish();
        }
    }

    private void signIn() {
        if (token != null) {
            ask(new Request.Login(null, null, token, null, null));
        } else if (registers) {
            ask(new Request.Register(user.name, user.password()));
        } else {
            ask(new Request.Login(user.name, user.password(), null, name, null));
        }
    }

    /** What has to be asked for or sent again; null if there is nothing. */
    private Request next() {
        for (Map.Entry<String, Long> each : view.last().entrySet()) {
            String room = each.getKey();
            long complete = copy(room).complete();
            if (each.getValue() == LiveView.NOT_KNOWN && !catchingUp.contains(room)) {
                return new Request.Join(room, false, complete, 1);
            }
            if (complete < each.getValue() && !catchingUp.contains(room)) {
                return catchUp(room, complete);
            }
        }
        return unanswered.peek();
    }

    private static Request catchUp(String room, long after) {
        int limit = 1 + (int) after % 7;
        return after % 2 == 0
                ? new Request.Join(room, false, after, limit)
                : new Request.History(room, after, null, null, limit);
    }

    private void ask(Request request) {
        if (request instanceof Request.Send send && send.equals(unanswered.peek())) {
            unanswered.remove();
        }
        if (request instanceof Request.Join join && join.after() != null) {
            catchingUp.add(join.room());
        } else if (request instanceof Request.History history && history.after() != null) {
            catchingUp.add(history.room());
        }
        RequestId re = new RequestId.Numeric(++lastId);
        out.add(new Asked(re, request));
        wire.toServer.add(new Wire.Line(re, request));
    }

    private String place() {
        return chance.oneIn(3) ? "@" + chance.any(everyone) : chance.any(ROOMS);
    }

    private void wish() {
        String room = chance.any(ROOMS);
        switch (chance.below(27)) {
            case 0 -> ask(new Request.Create(room, chance.oneIn(2) ? "about " + room : null, room.equals("den")));
            case 1, 2, 3 -> ask(new Request.Join(room, chance.oneIn(3), null, chance.below(8)));
            case 4 -> ask(new Request.Leave(room));
            case 5 -> ask(new Request.Topic(room, "topic " + ++texts));
            case 6 -> ask(new Request.Away(chance.oneIn(2) ? "out " + ++texts : null));
            case 7 -> ask(new Request.Read(place(), chance.below(12)));
            case 8 -> ask(new Request.Received(place(), chance.below(12)));
            case 9 -> ask(new Request.History(place(), null, (long) chance.between(1, 20), null, chance.below(6)));
            case 10 -> ask(new Request.History(place(), null, null, (long) chance.between(1, 20), chance.below(6)));
            case 11 -> ask(new Request.Search(chance.any(WORDS), null, null, null, chance.between(1, 5)));
            case 12 -> ask(new Request.Members(room));
            case 13 -> ask(chance.oneIn(2) ? new Request.Who() : new Request.Rooms(null));
            case 14 -> logout();
            case 15 -> {
                if (!user.sent.isEmpty()) {
                    // Perhaps another device is sending it just now.
                    ask(user.sent.get(user.sent.size() - 1 - chance.below(Math.min(3, user.sent.size()))));
                }
            }
            case 16 -> ask(new Request.Password(user.password(), user.password()));
            case 17 -> {
                if (chance.oneIn(3)) {
                    ask(new Request.DeleteRoom(room));
                }
            }
            default -> ask(message());
        }
    }

    private Request message() {
        String mention = chance.oneIn(6) ? "@" + chance.any(everyone) + " " : "";
        String text = mention + chance.any(WORDS) + " " + name + " " + ++texts;
        String cid = chance.oneIn(4) ? null : user.newKey();
        Request.Send send = new Request.Send(place(), text, cid, null, chance.oneIn(9) ? (long) chance.below(6) : null);
        if (cid != null) {
            user.sent.add(send);
        }
        return send;
    }

    /** Most often with the next sign-in right behind it. */
    private void logout() {
        if (chance.oneIn(2)) {
            ask(new Request.Logout());
            if (chance.oneIn(2)) {
                ask(new Request.Login(user.name, user.password(), null, name, null));
            } else if (chance.oneIn(2)) {
                ask(new Request.Login(null, null, token, null, null));
            }
        }
    }

    /** A line has come. */
    void hear(ServerMessage message) {
        if (message instanceof ServerMessage.Ok ok) {
            Request request = out.remove().request;
            view.answered(request, ok.result());
            caughtUp(request);
            keep(request, ok.result());
        } else if (message instanceof ServerMessage.Failed failed) {
            Request request = out.remove().request;
            caughtUp(request);
            refused(request, failed.error().code());
        } else {
            view.hear((ServerEvent) message);
            if (message instanceof Entry entry) {
                hear(entry);
            } else if (message instanceof ServerEvent.Forgotten forgotten) {
                readAgain(forgotten.forgotten());
            }
        }
    }

    private void hear(Entry entry) {
        if (StoredLog.isFarewell(entry)) {
            copy(entry.room()).beginsAt(entry.seq() + 1);
        } else {
            copy(entry.room()).put(entry);
        }
    }

    /** An account was deleted, and what its user wrote reads otherwise now. */
    private void readAgain(long number) {
        forgotten = number;
        copies.values().forEach(LogCopy::clear);
    }

    private void caughtUp(Request request) {
        if (request instanceof Request.Join join) {
            catchingUp.remove(join.room());
        } else if (request instanceof Request.History history) {
            catchingUp.remove(history.room());
        }
    }

    private void keep(Request request, Result result) {
        if (result instanceof Result.SignedIn in) {
            token = in.token();
            registers = false;
            if (in.forgotten() != null && in.forgotten() != forgotten) {
                readAgain(in.forgotten());
            }
        } else if (request instanceof Request.Logout) {
            token = null;
        } else if (result instanceof Result.Joined joined) {
            take(joined.room(), joined.firstSeq(), joined.entries());
        } else if (result instanceof Result.Page page) {
            take(page.room(), page.firstSeq(), page.entries());
        } else if (result instanceof Result.Found found) {
            found.entries().forEach(entry -> copy(entry.room()).put(entry));
        } else if (result instanceof Result.Sent sent) {
            Request.Send send = (Request.Send) request;
            copy(sent.room())
                    .put(new Entry.Message(
                            sent.room(),
                            sent.seq(),
                            sent.at(),
                            user.name,
                            send.text(),
                            send.cid(),
                            send.style(),
                            send.replyTo()));
        }
    }

    private void take(String room, Long firstSeq, List<Entry> entries) {
        if (firstSeq != null) {
            copy(room).beginsAt(firstSeq);
        }
        entries.forEach(copy(room)::put);
    }

    private void refused(Request request, String code) {
        if (request instanceof Request.Login && code.equals("bad_credentials")) {
            registers = token == null;
            token = null;
        } else if (request instanceof Request.Register && code.equals("name_taken")) {
            registers = false;
        } else if (List.of("storage_failed", "rate_limited", "not_logged_in").contains(code)) {
            sendAgain(request);
        }
    }

    /** What it would send again if its connection broke now. */
    List<Request.Send> owed() {
        return new ArrayList<>(unanswered);
    }
}
