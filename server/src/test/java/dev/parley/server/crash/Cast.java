package dev.parley.server.crash;

import java.util.List;
import java.util.stream.Stream;

/** Who is there, and where: the same names in every run. */
final class Cast {
    /** Members of every room that all are in, from the beginning and always. */
    static final List<String> WRITERS = List.of("wren", "Wörth", "吴", "вера");

    static final List<String> LISTENERS = List.of("lark", "Łucja");

    /** Changes what can be changed: comes and goes, sets topics and marks, makes rooms and accounts. */
    static final String SETTLER = "sett";

    /** Where the settler is always, and alone sets the topic. */
    static final List<String> ROOMS = List.of("lobby", "tea", "茶室");

    /** Where the settler comes and goes. */
    static final String PORCH = "porch";

    private Cast() {}

    static List<String> all() {
        return Stream.concat(others(), Stream.of(SETTLER)).toList();
    }

    /** All but the settler. */
    static Stream<String> others() {
        return Stream.concat(WRITERS.stream(), LISTENERS.stream());
    }

    /** The rooms that all are in who stay where they are. */
    static List<String> everyRoom() {
        return Stream.concat(ROOMS.stream(), Stream.of(PORCH)).toList();
    }

    /** Where the settler sets its marks: what it is never out of, for who joins has read all there was. */
    static List<String> marked() {
        return Stream.concat(ROOMS.stream(), others().map(other -> "@" + other)).toList();
    }

    /** One name for a log, whoever of its members looks at it: a direct conversation is called otherwise by each side. */
    static String log(String viewer, String room) {
        if (!room.startsWith("@")) {
            return room;
        }
        String other = room.substring(1);
        return viewer.compareTo(other) < 0 ? "@" + viewer + "+" + other : "@" + other + "+" + viewer;
    }

    /** The other way: what the viewer calls it. */
    static String room(String viewer, String log) {
        if (!log.startsWith("@")) {
            return log;
        }
        int plus = log.indexOf('+');
        String first = log.substring(1, plus);
        return "@" + (first.equals(viewer) ? log.substring(plus + 1) : first);
    }

    // The names of registers, each of which one client alone sets.

    static String account(String user) {
        return "the password of " + user;
    }

    static String token(String token) {
        return "the user of token " + token;
    }

    static String membership(String user, String room) {
        return "the role of " + user + " in " + room;
    }

    static String readMark(String user, String room) {
        return "how far " + user + " has read " + log(user, room);
    }

    static String receivedMark(String user, String room) {
        return "how far " + user + " has received " + log(user, room);
    }

    static String topic(String room) {
        return "the topic of " + room;
    }
}
