package dev.parley.client.reducer;

import dev.parley.client.model.Mentions;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Roster;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Redaction;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A server in memory that does what PROTOCOL.md says of one, as far as the client can tell, for tests. One thread. */
public final class PaperServer {

    /** One connection: what the client asked and is not answered yet, and what was said and has not arrived. */
    public static final class Wire {
        public final Deque<Map.Entry<RequestId, Request>> asked = new ArrayDeque<>();
        public final Deque<ServerMessage> said = new ArrayDeque<>();
        public String user = "";
        boolean cut;
    }

    private static final class Log {
        final String name;
        final List<Entry> entries = new ArrayList<>();
        final Map<String, Role> members = new LinkedHashMap<>();
        final Map<String, Long> read = new HashMap<>();
        final Map<String, Long> received = new HashMap<>();
        String topic = "";

        Log(String name) {
            this.name = name;
        }

        long last() {
            return entries.size();
        }
    }

    public String epoch = "first";
    public Instant now = Instant.parse("2026-11-21T10:00:00Z");

    /** What signing in says of accounts that were deleted. */
    @Nullable
    Long forgotten;

    public int pageLimit = 500;
    public boolean busy;
    public final List<Wire> wires = new ArrayList<>();
    public final Map<String, String> passwords = new TreeMap<>();

    /** Whose password the operator set. */
    public final Set<String> temporary = new TreeSet<>();

    /** Whose account an admin made, and who have not chosen a password yet. */
    public final Set<String> issued = new TreeSet<>();

    public final Map<String, String> away = new HashMap<>();

    /** Operators' names, and the code that registers each. */
    public final Map<String, String> codes = new HashMap<>();

    /** The admins of the server. */
    public final Set<String> admins = new TreeSet<>();

    public String registration = "open";

    /** The code that lets everybody in where one is needed. */
    public String invitation = "k7mq-4tzx-9wpa";

    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Log> logs = new LinkedHashMap<>();
    /** What is told behind the reply that is being made. */
    private Runnable behindReply = () -> {};

    private final Map<String, Entry.Message> written = new HashMap<>();

    public PaperServer() {
        logs.put("lobby", new Log("lobby"));
    }

    public ServerEvent.Hello hello() {
        return new ServerEvent.Hello(1, "paper", epoch, now, 65536, 4096, 30, registration, false, null, null, null);
    }

    public Wire connect() {
        Wire wire = new Wire();
        wires.add(wire);
        return wire;
    }

    public void cut(Wire wire) {
        wire.cut = true;
        wires.remove(wire);
        if (!wire.user.isEmpty() && wires.stream().noneMatch(w -> w.user.equals(wire.user))) {
            away.remove(wire.user);
            presence(wire.user, false);
        }
    }

    /** All is lost but what people remember. */
    public void forget() {
        epoch = epoch + "'";
        logs.clear();
        tokens.clear();
        passwords.clear();
        written.clear();
        logs.put("lobby", new Log("lobby"));
    }

    /** Somebody who is only words here: online, and a member of the lobby. */
    public Wire actor(String user) {
        Wire wire = connect();
        ask(wire, new Request.Register(user, "a password"));
        return wire;
    }

    public ServerMessage ask(Wire wire, Request request) {
        int before = wire.said.size();
        answer(wire, new RequestId.Numeric(-1), request);
        List<ServerMessage> said = new ArrayList<>(wire.said);
        for (ServerMessage message : said.subList(Math.min(before, said.size()), said.size())) {
            if (message instanceof ServerMessage.Ok || message instanceof ServerMessage.Failed) {
                return message;
            }
        }
        throw new AssertionError("no reply to " + request);
    }

    /** Carries out the oldest request of a connection. */
    public void step(Wire wire) {
        Map.Entry<RequestId, Request> next = wire.asked.poll();
        if (next != null) {
            answer(wire, next.getKey(), next.getValue());
        }
    }

    private void answer(Wire wire, RequestId id, Request request) {
        now = now.plusMillis(7);
        ServerMessage reply;
        try {
            if (busy) {
                throw new Refusal(ErrorReply.retry(ErrorCode.RATE_LIMITED, "Too fast.", 2000));
            }
            reply = new ServerMessage.Ok(id, carryOut(wire, request));
        } catch (Refusal refusal) {
            reply = new ServerMessage.Failed(id, refusal.error);
        }
        wire.said.add(reply);
        behindReply.run();
        behindReply = () -> {};
    }

    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient ErrorReply error;

        Refusal(ErrorReply error) {
            this.error = error;
        }

        static Refusal of(ErrorCode code, String text) {
            return new Refusal(ErrorReply.of(code, text));
        }
    }

    private Result carryOut(Wire wire, Request request) {
        if (request instanceof Request.Register register) {
            return register(wire, register);
        }
        if (request instanceof Request.Login login) {
            return login(wire, login);
        }
        if (wire.user.isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_LOGGED_IN, "Sign in first.");
        }
        String me = wire.user;
        if (request instanceof Request.Password change) {
            return password(wire, change);
        } else if (issued.contains(me)) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "This password is for one sign-in.");
        } else if (request instanceof Request.Join join) {
            return join(wire, join);
        } else if (request instanceof Request.Create create) {
            if (logs.containsKey(RoomKey.of(create.room()))) {
                throw Refusal.of(ErrorCode.ROOM_EXISTS, "There is a room named " + create.room() + " already.");
            }
            make(wire, create.room());
            return new Result.Created(create.room());
        } else if (request instanceof Request.Leave leave) {
            Log log = mine(me, leave.room());
            write(log, wire, (seq) -> new Entry.Left(log.name, seq, now, me, LeaveReason.LEAVE, null, null));
            log.members.remove(me);
            return new Result.Done();
        } else if (request instanceof Request.Members members) {
            return new Result.MemberList(members.room(), members(mine(me, members.room())), null, null);
        } else if (request instanceof Request.Rooms asked) {
            return rooms(me, asked);
        } else if (request instanceof Request.Who) {
            return who();
        } else if (request instanceof Request.Sessions) {
            return sessions(wire);
        } else if (request instanceof Request.EndSession end) {
            wires.get(Integer.parseInt(end.session())).user = "";
            return new Result.Done();
        } else if (request instanceof Request.Send send) {
            return send(wire, send);
        } else if (request instanceof Request.History history) {
            return history(me, history);
        } else if (request instanceof Request.Search search) {
            return search(me, search);
        } else if (request instanceof Request.Topic topic) {
            Log log = mine(me, topic.room());
            log.topic = topic.text();
            Entry entry = write(log, null, seq -> new Entry.Topic(log.name, seq, now, me, topic.text()));
            return new Result.Written(topic.room(), entry.seq());
        } else if (request instanceof Request.Edit edit) {
            return amend(
                    me,
                    edit.room(),
                    edit.target(),
                    (log, seq) -> new Entry.Edited(log.name, seq, now, me, edit.target(), edit.text()));
        } else if (request instanceof Request.Delete delete) {
            return amend(
                    me,
                    delete.room(),
                    delete.target(),
                    (log, seq) -> new Entry.Deleted(log.name, seq, now, me, delete.target()));
        } else if (request instanceof Request.React react) {
            return amend(
                    me,
                    react.room(),
                    react.target(),
                    (log, seq) ->
                            new Entry.Reacted(log.name, seq, now, me, react.target(), react.emoji(), react.on(), null));
        } else if (request instanceof Request.Read read) {
            return mark(wire, read.room(), read.seq(), true);
        } else if (request instanceof Request.Received received) {
            return mark(wire, received.room(), received.seq(), false);
        } else if (request instanceof Request.Broadcast broadcast) {
            wires.forEach(w -> w.said.add(new ServerEvent.Notice(broadcast.text(), me)));
            return new Result.Broadcasted(wires.size());
        } else if (request instanceof Request.Away text) {
            String words = text.text();
            if (words == null) {
                away.remove(me);
            } else {
                away.put(me, words);
            }
            presence(me, true);
            return new Result.Done();
        } else if (request instanceof Request.Typing typing) {
            typing(me, typing.room());
            return new Result.Done();
        } else if (request instanceof Request.CreateCode create) {
            int uses = create.uses() == null ? 1 : create.uses();
            return new Result.NewCode(3, invitation, uses, now.plus(Duration.ofDays(7)), create.room());
        } else if (request instanceof Request.Codes) {
            return new Result.CodeList(
                    List.of(new Result.CodeSummary(3, 30, 12, now.plus(Duration.ofDays(7)), "tea", "ann", now)));
        } else if (request instanceof Request.RevokeCode) {
            return new Result.Done();
        } else if (request instanceof Request.Block || request instanceof Request.Unblock) {
            return new Result.Done();
        } else if (request instanceof Request.Blocked) {
            return new Result.BlockedList(List.of(new Result.BlockSummary("bob", now)));
        } else if (request instanceof Request.Preference) {
            return new Result.Done();
        } else if (request instanceof Request.Logout) {
            wire.user = "";
            return new Result.Done();
        }
        throw Refusal.of(ErrorCode.UNKNOWN_TYPE, "Unknown: " + request.type());
    }

    private void typing(String me, String room) {
        Log log = find(me, room);
        boolean begins = log == null && room.startsWith("@");
        if (!begins && !isMember(me, room)) {
            throw Refusal.of(ErrorCode.NOT_A_MEMBER, "You are not in " + room + ".");
        }
        for (Wire wire : wires) {
            boolean theirs = begins ? wire.user.equals(room.substring(1)) : log.members.containsKey(wire.user);
            if (theirs && !wire.user.equals(me)) {
                wire.said.add(new ServerEvent.Typing(begins ? "@" + me : nameFor(log, wire.user), me));
            }
        }
    }

    private interface Amending {
        Entry.Amendment of(Log log, long seq);
    }

    /** The target reads as the entry says from now on, and who asked hears of it as everybody does. */
    private Result amend(String me, String room, long target, Amending amending) {
        Log log = mine(me, room);
        boolean there = target >= 1
                && target <= log.last()
                && log.entries.get((int) target - 1) instanceof Entry.Message message
                && message.deleted() == null;
        if (!there) {
            throw Refusal.of(ErrorCode.NO_SUCH_ENTRY, "There is no such message.");
        }
        Entry entry = write(log, null, seq -> amending.of(log, seq));
        Entry.Message message = (Entry.Message) log.entries.get((int) target - 1);
        log.entries.set((int) target - 1, message.amended((Entry.Amendment) entry));
        return new Result.Written(room, entry.seq());
    }

    private Result register(Wire wire, Request.Register register) {
        if (passwords.containsKey(register.user())) {
            throw Refusal.of(ErrorCode.NAME_TAKEN, "The name " + register.user() + " is taken.");
        }
        String code = codes.get(register.user());
        boolean invited = code != null && code.equals(register.code());
        if (!invited && registration.equals("code")) {
            if (register.code() == null) {
                throw Refusal.of(ErrorCode.REGISTRATION_CLOSED, "You need an invitation code to register here.");
            }
            if (!register.code().equals(invitation)) {
                throw Refusal.of(ErrorCode.NO_SUCH_CODE, "This code is not valid.");
            }
        } else if (!invited && !registration.equals("open")) {
            throw Refusal.of(ErrorCode.REGISTRATION_CLOSED, "This server does not accept new users.");
        }
        if (!invited && code != null) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "The name is kept for an operator. Use --invite CODE.");
        }
        if (register.password().length() < 8) {
            throw Refusal.of(ErrorCode.WEAK_PASSWORD, "A password has 8 characters or more.");
        }
        passwords.put(register.user(), register.password());
        return signIn(wire, register.user());
    }

    /** The room is no more, and nobody was told. */
    void remove(String room) {
        logs.remove(room);
    }

    /** Rewrites what a user wrote in a room, as a server does when it deletes the account. */
    void forget(String user, String room) {
        Log log = logs.get(room);
        log.entries.replaceAll(entry -> Redaction.isBy(entry, user) ? Redaction.of(entry) : entry);
        forgotten = forgotten == null ? 1 : forgotten + 1;
    }

    private Result login(Wire wire, Request.Login login) {
        String token = login.token();
        String user = token != null ? tokens.get(token) : login.user();
        boolean good = user != null
                && (token != null
                        || login.password() != null && login.password().equals(passwords.get(user)));
        if (!good || user == null) {
            throw Refusal.of(ErrorCode.BAD_CREDENTIALS, "Wrong name or password.");
        }
        Result.SignedIn in = signIn(wire, user);
        if (in.passwordDue() != null) {
            return in;
        }
        boolean isTemporary = token == null && temporary.contains(user);
        return new Result.SignedIn(
                in.user(), in.token(), in.rooms(), isTemporary ? true : null, in.forgotten(), null, in.admin());
    }

    private Result password(Wire wire, Request.Password change) {
        if (!change.oldPassword().equals(passwords.get(wire.user))) {
            throw Refusal.of(ErrorCode.BAD_CREDENTIALS, "The old password is wrong.");
        }
        if (change.newPassword().length() < 8) {
            throw Refusal.of(ErrorCode.WEAK_PASSWORD, "A password has 8 characters or more.");
        }
        passwords.put(wire.user, change.newPassword());
        if (issued.remove(wire.user)) {
            behindReply = () -> enter(wire.user, null, logs.get("lobby"));
        }
        return new Result.Done();
    }

    private Result.SignedIn signIn(Wire wire, String user) {
        wire.user = user;
        if (issued.contains(user)) {
            String token = "token of " + user + " " + tokens.size();
            return new Result.SignedIn(user, token, List.of(), true, forgotten, null, null, true);
        }
        if (logs.values().stream().noneMatch(log -> log.members.containsKey(user))) {
            enter(wire, logs.get("lobby"));
        }
        presence(user, true);
        String token = "token of " + user + " " + tokens.size();
        tokens.put(token, user);
        List<Result.OwnRoom> rooms = new ArrayList<>();
        for (Log log : logs.values()) {
            if (log.members.containsKey(user)) {
                long read = log.read.getOrDefault(user, 0L);
                int mentions = (int) log.entries.stream()
                        .filter(e -> e.seq() > read
                                && e instanceof Entry.Message m
                                && !m.from().equals(user)
                                && Mentions.isIn(m.text(), user, Roster.EMPTY))
                        .count();
                rooms.add(new Result.OwnRoom(
                        nameFor(log, user), log.last(), read, unread(log, user), mentions, log.members.get(user)));
            }
        }
        return new Result.SignedIn(user, token, rooms, null, forgotten, null, admins.contains(user) ? true : null);
    }

    private Long unread(Log log, String user) {
        long read = log.read.getOrDefault(user, 0L);
        return log.entries.stream()
                .filter(e -> e.seq() > read
                        && e instanceof Entry.Message m
                        && !m.from().equals(user))
                .count();
    }

    private Result join(Wire wire, Request.Join join) {
        String me = wire.user;
        Log log = find(me, join.room());
        boolean created = false;
        if (log == null && join.room().startsWith("@")) {
            if (!passwords.containsKey(join.room().substring(1))) {
                throw Refusal.of(
                        ErrorCode.NO_SUCH_USER,
                        "There is no user named " + join.room().substring(1) + ".");
            }
            return new Result.Joined(
                    join.room(), "", Role.MEMBER, two(me, join.room()), List.of(), 0, false, false, 0L, 0L, null, null);
        }
        if (log == null) {
            if (!join.create()) {
                throw Refusal.of(ErrorCode.NO_SUCH_ROOM, "There is no room named " + join.room() + ".");
            }
            log = make(wire, join.room());
            created = true;
        } else if (!log.members.containsKey(me)) {
            enter(wire, log);
        }
        List<Entry> page = page(log, me, join.after(), null, join.limit());
        long last = page.isEmpty() ? log.last() : page.get(page.size() - 1).seq();
        boolean more = join.after() == null ? !page.isEmpty() && page.get(0).seq() > 1 : last < log.last();
        boolean direct = join.room().startsWith("@");
        String other = direct ? nameFor(log, me).substring(1) : "";
        return new Result.Joined(
                nameFor(log, me),
                log.topic,
                log.members.get(me),
                members(log),
                page,
                log.last(),
                more,
                created,
                direct ? log.received.getOrDefault(other, 0L) : null,
                direct ? log.read.getOrDefault(other, 0L) : null,
                null,
                null);
    }

    private List<Result.MemberSummary> two(String me, String other) {
        return List.of(summary(me, Role.MEMBER), summary(other.substring(1), Role.MEMBER));
    }

    /** Newest first, a page at a time; {@code before} counts what was found. Words alone, and all of a text counts. */
    private Result search(String me, Request.Search search) {
        List<Entry> found = new ArrayList<>();
        String word = search.query().replace("\"", "").toLowerCase(Locale.ROOT);
        if (word.isBlank()) {
            throw Refusal.of(ErrorCode.BAD_QUERY, "Say what to look for.");
        }
        for (Log log : logs.values()) {
            if (log.members.containsKey(me)
                    && (search.room() == null || nameFor(log, me).equals(search.room()))) {
                log.entries.stream()
                        .filter(e -> e instanceof Entry.Message m
                                && (search.from() == null || m.from().equals(search.from()))
                                && m.text().toLowerCase(Locale.ROOT).contains(word))
                        .map(e -> e.inRoom(nameFor(log, me)))
                        .forEach(found::add);
            }
        }
        found.sort(Comparator.comparing(Entry::at).reversed());
        int from = search.before() == null ? 0 : (int) (long) search.before();
        int to = Math.min(found.size(), from + Math.min(search.limit(), pageLimit));
        return new Result.Found(found.subList(from, to), to < found.size() ? (Long) (long) to : null);
    }

    private Result history(String me, Request.History history) {
        Log log = mine(me, history.room());
        if (history.around() != null) {
            int half = Math.max(1, Math.min(history.limit(), pageLimit) / 2);
            int from = (int) Math.max(0, history.around() - 1 - half);
            List<Entry> page = page(log, me, (long) from, null, 2 * half + 1);
            return new Result.Page(nameFor(log, me), page, from > 0 || page.size() < log.last(), log.last(), null);
        }
        List<Entry> page = page(log, me, history.after(), history.before(), history.limit());
        boolean more;
        if (history.after() != null) {
            long last =
                    page.isEmpty() ? history.after() : page.get(page.size() - 1).seq();
            more = last < log.last();
        } else {
            more = !page.isEmpty() && page.get(0).seq() > 1;
        }
        return new Result.Page(nameFor(log, me), page, more, log.last(), null);
    }

    private List<Entry> page(Log log, String me, Long after, Long before, int limit) {
        int most = Math.min(limit, pageLimit);
        int from;
        int to;
        if (after != null) {
            from = (int) Math.min(after, log.last());
            to = (int) Math.min(log.last(), from + (long) most);
        } else {
            to = (int) (before == null ? log.last() : Math.min(log.last(), before - 1));
            from = Math.max(0, to - most);
        }
        List<Entry> page = new ArrayList<>();
        for (Entry entry : log.entries.subList(from, to)) {
            page.add(entry.inRoom(nameFor(log, me)));
        }
        return page;
    }

    private Result send(Wire wire, Request.Send send) {
        String me = wire.user;
        Log log = find(me, send.room());
        if (log == null
                && send.room().startsWith("@")
                && passwords.containsKey(send.room().substring(1))) {
            log = direct(me, send.room().substring(1));
        }
        if (log == null || !log.members.containsKey(me)) {
            throw Refusal.of(ErrorCode.NOT_A_MEMBER, "You are not in " + send.room() + ".");
        }
        if (send.text().contains("forbidden")) {
            throw Refusal.of(ErrorCode.BAD_TEXT, "The text has a control character.");
        }
        Entry.Message before = send.cid() == null ? null : written.get(me + " " + send.cid());
        if (before != null) {
            return new Result.Sent(nameFor(log, me), before.seq(), before.at(), true);
        }
        Log where = log;
        MessageStyle style = send.style();
        Entry.Message entry = (Entry.Message) write(
                log,
                wire,
                seq -> new Entry.Message(where.name, seq, now, me, send.text(), send.cid(), style, send.replyTo()));
        if (send.cid() != null) {
            written.put(me + " " + send.cid(), entry);
        }
        return new Result.Sent(nameFor(log, me), entry.seq(), entry.at(), null);
    }

    private Log direct(String me, String other) {
        Log log = new Log("@" + me + "@" + other);
        log.members.put(me, Role.MEMBER);
        log.members.put(other, Role.MEMBER);
        logs.put(log.name, log);
        return log;
    }

    private Result mark(Wire wire, String room, long seq, boolean read) {
        String me = wire.user;
        Log log = mine(me, room);
        if (seq > log.last()) {
            throw new Refusal(ErrorReply.field("seq", "There is no such entry yet."));
        }
        Map<String, Long> marks = read ? log.read : log.received;
        marks.merge(me, seq, Math::max);
        for (Wire other : wires) {
            if (log.name.startsWith("@") && !other.user.equals(me) && log.members.containsKey(other.user)) {
                String name = nameFor(log, other.user);
                other.said.add(read ? new ServerEvent.Seen(name, me, seq) : new ServerEvent.Delivered(name, me, seq));
            } else if (read && other != wire && other.user.equals(me)) {
                other.said.add(new ServerEvent.Read(nameFor(log, me), seq, unread(log, me)));
            }
        }
        return new Result.Marked(room, marks.get(me));
    }

    /** How many rooms one answer holds. */
    void roomsInAnAnswer(int most) {
        roomsInAnAnswer = most;
    }

    private int roomsInAnAnswer = Integer.MAX_VALUE;

    private Result rooms(String me, Request.Rooms asked) {
        List<Result.RoomSummary> rooms = new ArrayList<>();
        for (Log log : logs.values()) {
            if (!log.name.startsWith("@")) {
                int online = (int)
                        log.members.keySet().stream().filter(this::isOnline).count();
                rooms.add(new Result.RoomSummary(
                        log.name, log.topic, log.members.size(), online, log.members.containsKey(me), log.last()));
            }
        }
        String after = asked.after() == null ? "" : asked.after();
        List<Result.RoomSummary> page = rooms.stream()
                .filter(room -> room.room().compareTo(after) > 0)
                .sorted(Comparator.comparing(Result.RoomSummary::room))
                .toList();
        if (page.size() <= roomsInAnAnswer) {
            return new Result.RoomList(page, null, null);
        }
        return new Result.RoomList(
                page.subList(0, roomsInAnAnswer),
                true,
                page.get(roomsInAnAnswer - 1).room());
    }

    private Result who() {
        Set<String> users = new LinkedHashSet<>();
        wires.stream().map(w -> w.user).filter(u -> !u.isEmpty()).forEach(users::add);
        return new Result.UserList(
                users.stream()
                        .map(u -> new Result.UserSummary(
                                u, Instant.parse("2026-11-21T09:30:00Z"), away.get(u), "10.0.0.1:4000"))
                        .toList(),
                null);
    }

    /** A session is a connection here, and its place among all its name. */
    private Result sessions(Wire asker) {
        List<Result.SessionSummary> all = new ArrayList<>();
        for (Wire wire : wires) {
            if (wire.user.equals(asker.user)) {
                all.add(new Result.SessionSummary(
                        String.valueOf(wires.indexOf(wire)),
                        wire == asker ? null : "laptop",
                        wire == asker,
                        1,
                        "10.0.0." + wires.indexOf(wire),
                        Instant.parse("2026-11-20T09:30:00Z"),
                        now));
            }
        }
        return new Result.SessionList(all);
    }

    private Log make(Wire wire, String room) {
        Log log = new Log(room);
        logs.put(RoomKey.of(room), log);
        log.members.put(wire.user, Role.OWNER);
        write(log, wire, seq -> new Entry.Joined(room, seq, now, wire.user));
        log.read.put(wire.user, log.last());
        return log;
    }

    private void enter(Wire wire, Log log) {
        enter(wire.user, wire, log);
    }

    /** @param asked whose reply says it; null where it is told to everybody */
    private void enter(String user, @Nullable Wire asked, Log log) {
        log.members.put(user, Role.MEMBER);
        write(log, asked, seq -> new Entry.Joined(log.name, seq, now, user));
        log.read.put(user, log.last());
    }

    private interface Written {
        Entry of(long seq);
    }

    private Entry write(Log log, Wire by, Written entry) {
        Entry next = entry.of(log.last() + 1);
        log.entries.add(next);
        for (Wire wire : wires) {
            if (wire != by && log.members.containsKey(wire.user)) {
                wire.said.add(next.inRoom(nameFor(log, wire.user)));
            }
        }
        return next;
    }

    private void presence(String user, boolean online) {
        for (Wire wire : wires) {
            if (!wire.user.isEmpty() && !wire.user.equals(user)) {
                wire.said.add(new ServerEvent.Presence(user, online, online ? away.get(user) : null));
            }
        }
    }

    private Log mine(String me, String room) {
        Log log = find(me, room);
        if (log == null || !log.members.containsKey(me)) {
            throw Refusal.of(ErrorCode.NOT_A_MEMBER, "You are not in " + room + ".");
        }
        return log;
    }

    private Log find(String me, String room) {
        if (!room.startsWith("@")) {
            return logs.get(RoomKey.of(room));
        }
        String other = room.substring(1);
        Log log = logs.get("@" + me + "@" + other);
        return log == null ? logs.get("@" + other + "@" + me) : log;
    }

    private static String nameFor(Log log, String user) {
        if (!log.name.startsWith("@")) {
            return log.name;
        }
        String[] two = log.name.substring(1).split("@", -1);
        return "@" + (two[0].equals(user) ? two[1] : two[0]);
    }

    private List<Result.MemberSummary> members(Log log) {
        List<Result.MemberSummary> members = new ArrayList<>();
        log.members.forEach((user, role) -> members.add(summary(user, role)));
        return members;
    }

    private Result.MemberSummary summary(String user, Role role) {
        boolean online = isOnline(user);
        return new Result.MemberSummary(user, role, online, online ? away.get(user) : null, null);
    }

    private boolean isOnline(String user) {
        return wires.stream().anyMatch(w -> w.user.equals(user));
    }

    /** The texts of a log, in order. */
    public List<String> texts(String me, String room) {
        Log log = find(me, room);
        return log == null
                ? List.of()
                : log.entries.stream()
                        .filter(Entry.Message.class::isInstance)
                        .map(e -> ((Entry.Message) e).text())
                        .toList();
    }

    public List<Entry> entries(String me, String room) {
        Log log = find(me, room);
        return log == null
                ? List.of()
                : log.entries.stream().map(e -> e.inRoom(nameFor(log, me))).toList();
    }

    public boolean isMember(String user, String room) {
        Log log = find(user, room);
        return log != null && log.members.containsKey(user);
    }

    public long readMark(String user, String room) {
        Log log = find(user, room);
        return log == null ? 0 : log.read.getOrDefault(user, 0L);
    }

    public List<Result.MemberSummary> members(String user, String room) {
        Log log = find(user, room);
        return log == null ? List.of() : members(log);
    }

    public String topic(String room) {
        return logs.get(RoomKey.of(room)).topic;
    }
}
