package dev.parley.server.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The chat once more, in the plainest way: maps and lists of strings, nothing derived, nothing kept ready. What each session
 * must be told is written as a line, such as {@code tea#7 message ann: hi}.
 */
final class ModelChat {

    static final class User {
        String password;
        String away;
        final Set<Long> sessions = new LinkedHashSet<>();
        final Map<String, String> sent = new TreeMap<>();
    }

    /** A room, or (with a name such as {@code ann@bob}) a direct conversation. */
    static final class Log {
        String owner = "";
        String topic = "";
        boolean hidden;
        final Set<String> members = new TreeSet<>();
        int before;
        final List<String> entries = new ArrayList<>();
        final Map<String, Integer> read = new TreeMap<>();
        final Map<String, Integer> received = new TreeMap<>();
        final Map<String, Set<Integer>> mentioned = new TreeMap<>();

        int last() {
            return before + entries.size();
        }
    }

    final Map<String, User> users = new TreeMap<>();
    final Map<String, Log> rooms = new TreeMap<>();
    private final Map<String, Integer> ended = new TreeMap<>();
    private final Map<String, Integer> endedUsers = new TreeMap<>();
    final Map<String, Log> directs = new TreeMap<>();
    final Map<Long, String> signedIn = new LinkedHashMap<>();
    private final Map<Long, List<String>> told = new LinkedHashMap<>();

    ModelChat() {
        rooms.put("lobby", new Log());
    }

    /** What each session was told since the last look, in no particular order within one command. */
    Map<Long, List<String>> takeTold() {
        Map<Long, List<String>> all = new TreeMap<>(told);
        told.clear();
        all.values().forEach(lines -> lines.sort(null));
        return all;
    }

    private void tell(long session, String line) {
        told.computeIfAbsent(session, s -> new ArrayList<>()).add(line);
    }

    private void tellMembers(Log log, long except, String line) {
        for (String member : log.members) {
            tellUser(member, except, line);
        }
    }

    private void tellUser(String user, long except, String line) {
        for (long session : users.get(user).sessions) {
            if (session != except) {
                tell(session, line);
            }
        }
    }

    static String directKey(String one, String other) {
        return one.compareTo(other) < 0 ? one + "@" + other : other + "@" + one;
    }

    /** Everybody who shares a room or a direct conversation with the user. */
    private Set<String> around(String user) {
        Set<String> near = new TreeSet<>();
        rooms.values().stream().filter(room -> room.members.contains(user)).forEach(room -> near.addAll(room.members));
        directs.keySet().forEach(key -> {
            List<String> both = List.of(key.split("@", -1));
            if (both.contains(user)) {
                near.addAll(both);
            }
        });
        near.remove(user);
        return near;
    }

    private void tellAround(Set<String> near, String line) {
        near.forEach(user -> tellUser(user, 0, line));
    }

    private int write(Log log, String entry) {
        log.entries.add(entry);
        return log.last();
    }

    private int enter(String name, String user, long session) {
        Log room = rooms.get(name);
        int seq = write(room, "joined " + user);
        room.members.add(user);
        room.read.put(user, seq);
        room.received.put(user, 0);
        room.mentioned.put(user, new TreeSet<>());
        tellMembers(room, session, name + "#" + seq + " joined " + user);
        return seq;
    }

    private void exit(String name, String user, long session, String reason) {
        Log room = rooms.get(name);
        int seq = write(room, "left " + user + " " + reason);
        tellMembers(room, session, name + "#" + seq + " left " + user + " " + reason);
        room.members.remove(user);
    }

    String register(long session, String user, String password) {
        if (users.containsKey(user)) {
            return "name_taken";
        }
        User created = new User();
        created.password = password;
        users.put(user, created);
        enter("lobby", user, session);
        signIn(session, user);
        return "ok " + ownRooms(user);
    }

    String login(long session, String user, String password) {
        User known = users.get(user);
        if (known == null || !known.password.equals(password)) {
            return "bad_credentials";
        }
        return comeIn(session, user);
    }

    String comeIn(long session, String user) {
        if (rooms.values().stream().noneMatch(room -> room.members.contains(user))) {
            enter("lobby", user, session);
        }
        signIn(session, user);
        return "ok " + ownRooms(user);
    }

    private void signIn(long session, String user) {
        users.get(user).sessions.add(session);
        signedIn.put(session, user);
        if (users.get(user).sessions.size() == 1) {
            tellAround(around(user), "presence " + user + " online");
        }
    }

    private Set<String> ownRooms(String user) {
        Set<String> own = new TreeSet<>();
        rooms.forEach((name, room) -> {
            if (room.members.contains(user)) {
                own.add(ownRoom(name, room, user, room.owner.equals(user) ? "owner" : "member"));
            }
        });
        directs.forEach((key, direct) -> {
            String other = otherOf(key, user);
            if (other != null) {
                own.add(ownRoom("@" + other, direct, user, "member"));
            }
        });
        return own;
    }

    private static String ownRoom(String label, Log log, String user, String role) {
        int read = log.read.getOrDefault(user, 0);
        long mentions = log.mentioned.getOrDefault(user, Set.of()).stream()
                .filter(seq -> seq > read)
                .count();
        return label + " " + log.last() + " read " + read + " mentions " + Math.min(99, mentions) + " " + role;
    }

    static String otherOf(String key, String user) {
        List<String> both = List.of(key.split("@", -1));
        return both.contains(user) ? both.get(both.get(0).equals(user) ? 1 : 0) : null;
    }

    String logout(long session) {
        String user = signedIn.remove(session);
        User me = users.get(user);
        if (me.sessions.size() == 1) {
            Set<String> near = around(user);
            rooms.forEach((name, room) -> {
                if (room.members.contains(user)) {
                    exit(name, user, session, "logout");
                }
            });
            tellAround(near, "presence " + user + " offline");
            me.away = null;
        }
        me.sessions.remove(session);
        return "ok";
    }

    void disconnect(long session) {
        String user = signedIn.remove(session);
        if (user != null) {
            users.get(user).sessions.remove(session);
            if (users.get(user).sessions.isEmpty()) {
                tellAround(around(user), "presence " + user + " offline");
                users.get(user).away = null;
            }
        }
        told.remove(session);
    }

    String create(long session, String name, boolean hidden) {
        if (rooms.containsKey(name)) {
            return "room_exists";
        }
        Log room = new Log();
        room.owner = signedIn.get(session);
        room.hidden = hidden;
        room.before = ended.getOrDefault(name, 0);
        rooms.put(name, room);
        enter(name, room.owner, session);
        return "ok " + name;
    }

    /** A day has passed for this room alone. */
    void dayPasses(String name) {
        Log room = rooms.get(name);
        if (room != null
                && !name.equals("lobby")
                && room.members.isEmpty()
                && room.entries.stream().noneMatch(entry -> entry.startsWith("message "))) {
            rooms.remove(name);
            ended.put(name, room.last());
        }
    }

    /** The operator's doing. */
    void deleteRoom(String name) {
        Log room = rooms.get(name);
        if (room == null || name.equals("lobby")) {
            return;
        }
        int last = room.last() + 1;
        room.members.forEach(member -> tellUser(member, 0, name + "#" + last + " left " + member + " kicked"));
        ended.put(name, room.members.isEmpty() ? room.last() : last);
        rooms.remove(name);
        users.values().forEach(user -> user.sent.values().removeIf(what -> what.startsWith(name + " ")));
    }

    /** Likewise. */
    void deleteAccount(String user) {
        if (!users.containsKey(user)) {
            return;
        }
        Set<Long> sessions = new LinkedHashSet<>(users.get(user).sessions);
        if (!sessions.isEmpty()) {
            tellAround(around(user), "presence " + user + " offline");
        }
        rooms.forEach((name, room) -> {
            if (room.members.remove(user)) {
                int seq = write(room, "left " + user + " leave");
                tellMembers(room, 0, name + "#" + seq + " left " + user + " leave");
            }
            room.entries.replaceAll(entry -> redacted(entry, user));
            room.owner = room.owner.equals(user) ? "" : room.owner;
            List.of(room.read, room.received, room.mentioned).forEach(marks -> marks.remove(user));
        });
        for (String key : List.copyOf(directs.keySet())) {
            String other = otherOf(key, user);
            if (other != null) {
                int last = directs.remove(key).last() + 1;
                endedUsers.merge(user, last, Math::max);
                if (!other.equals(user)) {
                    tellUser(other, 0, "@" + user + "#" + last + " left " + other + " kicked");
                }
            }
        }
        users.remove(user);
        users.values().forEach(each -> each.sent.values().removeIf(what -> what.startsWith("@" + user + " ")));
        signedIn.keySet().removeAll(sessions);
        signedIn.keySet().forEach(session -> tell(session, "forgotten " + user));
    }

    private static String redacted(String entry, String user) {
        if (entry.startsWith("message " + user + ": ")) {
            return "message (forgotten): ";
        }
        List<String> words = List.of(entry.split(" ", 3));
        boolean isOf = words.get(1).equals(user) || words.get(1).equals(user + ":");
        return isOf ? words.get(0) + entry.substring(words.get(0).length()).replaceFirst(user, "(forgotten)") : entry;
    }

    /** What there is of it; not begun where nobody wrote. */
    private Log direct(String user, String other) {
        Log begun = directs.get(directKey(user, other));
        if (begun != null) {
            return begun;
        }
        Log log = new Log();
        log.before = Math.max(endedUsers.getOrDefault(user, 0), endedUsers.getOrDefault(other, 0));
        return log;
    }

    String join(long session, String name, boolean create) {
        String user = signedIn.get(session);
        Log room = rooms.get(name);
        boolean created = room == null && create;
        if (created) {
            create(session, name, false);
            room = rooms.get(name);
        } else if (room == null) {
            return "no_such_room";
        } else if (!room.members.contains(user)) {
            if (!isSeen(room, user)) {
                return create ? "invite_only" : "no_such_room";
            }
            enter(name, user, session);
        }
        return "ok " + name + " " + room.last() + " " + roster(room.members) + (created ? " created" : "") + " topic "
                + room.topic;
    }

    Set<String> roster(Set<String> members) {
        Set<String> roster = new TreeSet<>();
        members.forEach(member -> {
            User user = users.get(member);
            roster.add(member
                    + (user.sessions.isEmpty() ? " offline" : " online")
                    + (user.away == null ? "" : " away " + user.away));
        });
        return roster;
    }

    String leave(long session, String name) {
        String refused = refusedIn(session, name);
        if (refused == null) {
            exit(name, signedIn.get(session), session, "leave");
        }
        return refused == null ? "ok" : refused;
    }

    private String refusedIn(long session, String name) {
        Log room = rooms.get(name);
        String user = signedIn.get(session);
        return room == null || !isSeen(room, user)
                ? "no_such_room"
                : room.members.contains(user) ? null : "not_a_member";
    }

    /** A hidden room is not there but for its members, and its owner. */
    private static boolean isSeen(Log room, String user) {
        return !room.hidden || room.members.contains(user) || room.owner.equals(user);
    }

    String send(long session, String place, String text, String cid) {
        String user = signedIn.get(session);
        boolean direct = place.startsWith("@");
        String other = direct ? place.substring(1) : "";
        if (direct ? !users.containsKey(other) : !rooms.containsKey(place)) {
            return direct ? "no_such_user" : "no_such_room";
        }
        Map<String, String> sent = users.get(user).sent;
        String what = place + " " + text;
        if (cid != null && sent.containsKey(cid)) {
            List<String> first = List.of(sent.get(cid).split("\t", -1));
            return first.get(0).equals(what) ? "ok " + place + "#" + first.get(1) + " duplicate" : "cid_reused";
        }
        if (!direct && !rooms.get(place).members.contains(user)) {
            return isSeen(rooms.get(place), user) ? "not_a_member" : "no_such_room";
        }
        Log log =
                direct ? directs.computeIfAbsent(directKey(user, other), key -> direct(user, other)) : rooms.get(place);
        int seq = write(log, "message " + user + ": " + text);
        String said = "#" + seq + " message " + user + ": " + text;
        if (direct) {
            tellUser(user, session, place + said);
            if (!other.equals(user)) {
                tellUser(other, 0, "@" + user + said);
            }
        } else {
            tellMembers(log, session, place + said);
            for (String member : log.members) {
                if (!member.equals(user) && text.contains("@" + member)) {
                    log.mentioned.get(member).add(seq);
                }
            }
        }
        if (cid != null) {
            sent.put(cid, what + "\t" + seq);
        }
        return "ok " + place + "#" + seq;
    }

    String topic(long session, String name, String text) {
        String refused = refusedIn(session, name);
        if (refused != null) {
            return refused;
        }
        Log room = rooms.get(name);
        room.topic = text;
        int seq = write(room, "topic " + signedIn.get(session) + ": " + text);
        tellMembers(room, 0, name + "#" + seq + " topic " + signedIn.get(session) + ": " + text);
        return "ok " + name + "#" + seq;
    }

    String mark(long session, String place, int seq, boolean read) {
        String user = signedIn.get(session);
        boolean direct = place.startsWith("@");
        String other = direct ? place.substring(1) : "";
        if (direct && !users.containsKey(other)) {
            return "no_such_user";
        }
        String refused = direct ? null : refusedIn(session, place);
        if (refused != null) {
            return refused;
        }
        Log log = direct ? directs.getOrDefault(directKey(user, other), new Log()) : rooms.get(place);
        if (seq > log.last()) {
            return "bad_request";
        }
        Map<String, Integer> marks = read ? log.read : log.received;
        int before = marks.getOrDefault(user, 0);
        if (seq > before) {
            marks.put(user, seq);
            if (read) {
                tellUser(user, session, "read " + place + " " + seq);
            }
            if (direct && !other.equals(user)) {
                tellUser(other, 0, (read ? "seen @" : "delivered @") + user + " " + user + " " + seq);
            }
        }
        return "ok " + place + " " + Math.max(seq, before);
    }

    String away(long session, String text) {
        String user = signedIn.get(session);
        users.get(user).away = text;
        String line = "presence " + user + " online" + (text == null ? "" : " away " + text);
        tellAround(around(user), line);
        tellUser(user, session, line);
        return "ok";
    }

    String typing(long session, String place) {
        String user = signedIn.get(session);
        if (place.startsWith("@")) {
            String other = place.substring(1);
            if (!users.containsKey(other)) {
                return "no_such_user";
            }
            if (!other.equals(user)) {
                tellUser(other, 0, "typing @" + user + " " + user);
            }
            return "ok";
        }
        String refused = refusedIn(session, place);
        if (refused == null) {
            for (String member : rooms.get(place).members) {
                if (!member.equals(user)) {
                    tellUser(member, 0, "typing " + place + " " + user);
                }
            }
        }
        return refused == null ? "ok" : refused;
    }

    String rooms(long session) {
        String user = signedIn.get(session);
        List<String> list = new ArrayList<>();
        rooms.forEach((name, room) -> {
            boolean joined = room.members.contains(user);
            if (joined || !room.hidden) {
                long online = room.members.stream()
                        .filter(member -> !users.get(member).sessions.isEmpty())
                        .count();
                list.add(name + " " + room.members.size() + " " + online + " " + joined + " " + room.last() + " "
                        + room.topic);
            }
        });
        return "ok " + list;
    }

    String history(long session, String place, int after, int limit) {
        String user = signedIn.get(session);
        Log log;
        if (place.startsWith("@")) {
            if (!users.containsKey(place.substring(1))) {
                return "no_such_user";
            }
            log = direct(user, place.substring(1));
        } else {
            String refused = refusedIn(session, place);
            if (refused != null) {
                return refused;
            }
            log = rooms.get(place);
        }
        int from = Math.max(Math.min(after, log.last()), log.before);
        int to = Math.min(log.last(), from + limit);
        List<String> page = new ArrayList<>();
        for (int i = from; i < to; i++) {
            page.add(place + "#" + (i + 1) + " " + log.entries.get(i - log.before));
        }
        return "ok " + page + " more " + (to < log.last()) + " last " + log.last();
    }
}
