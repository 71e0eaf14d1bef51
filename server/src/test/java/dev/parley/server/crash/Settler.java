package dev.parley.server.crash;

import static dev.parley.server.crash.Registers.ABSENT;
import static dev.parley.server.crash.Violations.Kind.ANSWER;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** One request after the other: comes and goes, sets topics and marks, makes rooms and accounts. Nobody else sets these. */
final class Settler implements Inhabitant {
    private final World world;
    private final Doors doors;
    private final Random random;
    private final List<String> dens = new ArrayList<>();
    private final List<String> guests = new ArrayList<>();
    private int rooms;

    Settler(World world, Doors doors, Random random) {
        this.world = world;
        this.doors = doors;
        this.random = random;
    }

    @Override
    public String name() {
        return Cast.SETTLER;
    }

    /** The accounts it has made or tried to make. */
    List<String> guests() {
        return List.copyOf(guests);
    }

    /** The rooms it has made or tried to make. */
    List<String> dens() {
        return List.copyOf(dens);
    }

    @Override
    public void live(int port) throws IOException, InterruptedException {
        try (Member me = new Member(port, world)) {
            doors.signIn(me, name(), random);
            while (true) {
                int dice = random.nextInt(100);
                if (dice < 25) {
                    comeOrGo(me);
                } else if (dice < 45) {
                    setTopic(me);
                } else if (dice < 85) {
                    mark(me, random.nextBoolean() ? "read" : "received");
                } else if (dice < 90) {
                    makeRoom(me);
                } else if (dice < 95) {
                    host(port);
                }
                Thread.sleep(random.nextInt(15));
            }
        }
    }

    private void comeOrGo(Member me) throws IOException {
        String register = Cast.membership(name(), Cast.PORCH);
        if (world.registers().settled(register).equals(ABSENT)) {
            JsonNode ok = settle(me, Map.of(register, "owner"), "join", "room", Cast.PORCH, "limit", 0);
            me.deliveries().from(Cast.PORCH, ok.path("last_seq").asLong());
        } else {
            settle(me, Map.of(register, ABSENT), "leave", "room", Cast.PORCH);
            me.deliveries().forget(Cast.PORCH);
        }
    }

    private void setTopic(Member me) throws IOException {
        List<String> places = Stream.concat(Cast.ROOMS.stream(), dens.stream().filter(this::exists))
                .toList();
        String room = places.get(random.nextInt(places.size()));
        String topic = Texts.line(random);
        JsonNode ok = settle(me, Map.of(Cast.topic(room), topic), "topic", "room", room, "text", topic);
        if (Member.isOk(ok)) {
            Map<String, Object> fields = Json.map("type", "topic", "by", name(), "text", topic);
            world.ledger().told(room, Entry.of(ok.path("seq").asLong(), Entry.UNTOLD, fields, ""), "acknowledged");
        }
    }

    private void mark(Member me, String type) throws IOException {
        List<String> places = Cast.marked();
        String room = places.get(random.nextInt(places.size()));
        String register = type.equals("read") ? Cast.readMark(name(), room) : Cast.receivedMark(name(), room);
        String settled = world.registers().settled(register);
        long before = settled.equals(ABSENT) ? 0 : Long.parseLong(settled);
        long last = me.deliveries().last(me.log(room));
        if (last > before) {
            long seq = before + 1 + random.nextLong(last - before);
            settle(me, Map.of(register, Long.toString(seq)), type, "room", room, "seq", seq);
        }
    }

    private void makeRoom(Member me) throws IOException {
        String room = "den" + ++rooms;
        String topic = Texts.line(random);
        dens.add(room);
        settle(
                me,
                Map.of(Cast.membership(name(), room), "owner", Cast.topic(room), topic),
                "create",
                "room",
                room,
                "topic",
                topic);
    }

    private boolean exists(String den) {
        return !world.registers().settled(Cast.membership(name(), den)).equals(ABSENT);
    }

    /** Somebody makes an account, perhaps changes the password, perhaps signs out, and is gone. */
    private void host(int port) throws IOException {
        String guest = "guest" + (guests.size() + 1);
        guests.add(guest);
        try (Member first = new Member(port, world);
                Member second = new Member(port, world)) {
            if (!Member.isOk(doors.register(first, guest, "the password of " + guest))) {
                world.violations().add(ANSWER, guest + " could not register");
                return;
            }
            doors.byPassword(second, guest);
            if (random.nextBoolean()) {
                String old = world.registers().settled(Cast.account(guest));
                String changed = "another " + old;
                // The connection's own token stays, all others are void.
                Map<String, String> changes = Map.of(Cast.account(guest), changed, Cast.token(second.token()), ABSENT);
                settle(first, changes, "password", "old", old, "new", changed);
            }
            if (random.nextInt(3) == 0) {
                settle(first, Map.of(Cast.token(first.token()), ABSENT), "logout");
            }
        }
    }

    /** A request that sets these registers. */
    private JsonNode settle(Member who, Map<String, String> changes, String type, Object... fields) throws IOException {
        changes.forEach(world.registers()::sent);
        JsonNode reply = who.ok(type, fields);
        if (Member.isOk(reply)) {
            changes.forEach(world.registers()::acknowledged);
        } else {
            changes.forEach(world.registers()::refused);
        }
        return reply;
    }
}
