package dev.parley.server.crash;

import static dev.parley.server.crash.Violations.Kind.EPOCH;
import static dev.parley.server.crash.Violations.Kind.LOST;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Compares all that a server has with what was promised, while nobody else uses it. Outlives the crashes. */
final class Inspection {
    /** Of the accounts made long ago, how many are tried each time. */
    private static final int OLD_GUESTS = 5;

    /** Entries that are read from the beginning each time; beyond that it is done now and then. */
    private static final int FEW = 30_000;

    private final World world;
    private final Doors doors;
    private final Settler settler;
    private final Random random;
    private final Map<String, Long> compared = new HashMap<>();
    private int guestsTried;
    private String epoch = "";
    private long entries;

    Inspection(World world, Doors doors, Settler settler, Random random) {
        this.world = world;
        this.doors = doors;
        this.settler = settler;
        this.random = random;
    }

    /** Entries read and compared so far, by whomever. */
    long entries() {
        return entries;
    }

    /**
     * Everybody looks at everything, and at least at what is new.
     *
     * @param isLast whether each of them reads every log from its beginning
     */
    void inspect(int port, boolean isLast) throws IOException {
        List<String> users = new ArrayList<>(Cast.all());
        Collections.shuffle(users, random);
        boolean isWhole = random.nextLong(1 + world.ledger().entries()) < FEW;
        for (String user : users) {
            // One of them reads it all, the others what has come since the last time.
            inspect(port, user, isLast || (isWhole && user.equals(users.get(0))));
        }
        world.ledger().logs().forEach(log -> compared.put(log, world.ledger().newest(log)));
        guests(port, isLast);
    }

    private void inspect(int port, String user, boolean isWhole) throws IOException {
        try (Member me = new Member(port, world)) {
            epoch(me.hello());
            JsonNode ok = doors.signIn(me, user, random);
            if (!Member.isOk(ok)) {
                world.violations().add(LOST, user + " cannot sign in: " + ok);
                return;
            }
            Map<String, JsonNode> rooms = new TreeMap<>();
            ok.path("rooms").forEach(room -> rooms.put(room.path("room").asText(), room));
            memberships(user, rooms);
            if (user.equals(Cast.SETTLER)) {
                marks(me, rooms);
            } else {
                marksSeenFromTheOtherSide(me);
            }
            topics(me);
            logs(me, rooms, isWhole);
        }
    }

    /** The server's data is what it was, whoever connects. */
    void epoch(JsonNode hello) {
        String now = hello.path("epoch").asText();
        if (!epoch.isEmpty() && !now.equals(epoch)) {
            world.violations().add(EPOCH, "the epoch was " + epoch + " and is " + now);
        }
        epoch = now;
    }

    private void memberships(String user, Map<String, JsonNode> rooms) {
        List<String> names = new ArrayList<>(Cast.everyRoom());
        if (user.equals(Cast.SETTLER)) {
            names.addAll(settler.dens());
        }
        for (String name : names) {
            JsonNode room = rooms.get(name);
            world.registers()
                    .found(
                            Cast.membership(user, name),
                            room == null ? Registers.ABSENT : room.path("role").asText());
        }
    }

    private void marks(Member me, Map<String, JsonNode> rooms) throws IOException {
        for (String room : Cast.marked()) {
            JsonNode known = rooms.get(room);
            if (known == null) {
                continue;
            }
            world.registers()
                    .found(
                            Cast.readMark(me.user(), room),
                            mark(known.path("read_seq").asLong()));
            if (!world.registers()
                    .candidates(Cast.receivedMark(me.user(), room))
                    .equals(List.of(Registers.ABSENT))) {
                // It only moves forward, and the answer says where it stands.
                JsonNode ok = me.ok("received", "room", room, "seq", 1);
                found(Cast.receivedMark(me.user(), room), ok.path("seq").asLong());
            }
        }
    }

    /** A mark that was never set, and one that a question has just set to the least there is, read alike. */
    private void found(String register, long seq) {
        boolean isUnset = seq == 1
                && world.registers().candidates(register).contains(Registers.ABSENT)
                && !world.registers().candidates(register).contains("1");
        world.registers().found(register, isUnset ? Registers.ABSENT : Long.toString(seq));
        if (isUnset) {
            world.registers().sent(register, "1");
            world.registers().acknowledged(register, "1");
        }
    }

    private static String mark(long seq) {
        return seq == 0 ? Registers.ABSENT : Long.toString(seq);
    }

    private void marksSeenFromTheOtherSide(Member me) throws IOException {
        String room = "@" + Cast.SETTLER;
        if (world.ledger().newest(me.log(room)) > 0) {
            JsonNode ok = me.ok("join", "room", room, "limit", 0);
            world.registers()
                    .found(
                            Cast.readMark(Cast.SETTLER, "@" + me.user()),
                            mark(ok.path("seen_seq").asLong()));
        }
    }

    private void topics(Member me) throws IOException {
        Map<String, String> topics = new TreeMap<>();
        me.ok("rooms")
                .path("rooms")
                .forEach(room -> topics.put(
                        room.path("room").asText(), room.path("topic").asText()));
        List<String> names = new ArrayList<>(Cast.ROOMS);
        names.addAll(settler.dens());
        for (String name : names) {
            String topic = topics.getOrDefault(name, Registers.ABSENT);
            world.registers().found(Cast.topic(name), topic.isEmpty() ? Registers.ABSENT : topic);
        }
    }

    private void logs(Member me, Map<String, JsonNode> rooms, boolean isWhole) throws IOException {
        for (String log : world.ledger().logs()) {
            if (log.startsWith("@") && isSide(me.user(), log) && !rooms.containsKey(Cast.room(me.user(), log))) {
                world.violations().add(LOST, me.user() + " does not have " + log);
            }
        }
        for (String room : rooms.keySet()) {
            long after = isWhole ? 0 : compared.getOrDefault(me.log(room), 0L);
            entries += me.read(room, after);
            long newest = world.ledger().newest(me.log(room));
            if (newest > 0) {
                String way = random.nextBoolean() ? "before" : "around";
                me.compare(room, me.ok("history", "room", room, way, 1 + random.nextLong(newest)));
            }
        }
    }

    private static boolean isSide(String user, String log) {
        return List.of(log.substring(1).split("\\+")).contains(user);
    }

    /** Accounts and tokens: those made last, and some that were made before. */
    private void guests(int port, boolean isLast) throws IOException {
        List<String> guests = settler.guests();
        List<String> tried = new ArrayList<>(guests.subList(isLast ? 0 : guestsTried, guests.size()));
        for (int i = 0; i < OLD_GUESTS && guestsTried > 0; i++) {
            tried.add(guests.get(random.nextInt(guestsTried)));
        }
        guestsTried = guests.size();
        for (String guest : tried) {
            try (Member me = new Member(port, world)) {
                doors.byPassword(me, guest);
            }
        }
        List<String> tokens = new ArrayList<>(world.registers().names(Cast.token("")));
        Collections.sort(tokens);
        Collections.shuffle(tokens, random);
        for (String register : tokens.subList(0, Math.min(isLast ? 200 : 10, tokens.size()))) {
            try (Member me = new Member(port, world)) {
                JsonNode reply =
                        me.loginByToken(register.substring(Cast.token("").length()));
                world.registers()
                        .found(register, Member.isOk(reply) ? reply.path("user").asText() : Registers.ABSENT);
            }
        }
    }
}
