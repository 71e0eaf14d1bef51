package dev.parley.server.crash;

import static dev.parley.server.crash.Violations.Kind.ACCIDENT;
import static dev.parley.server.crash.Violations.Kind.LOST;
import static dev.parley.server.crash.Violations.Kind.REPEATED;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The whole crash test: start the server, compare what it has with what was promised, use it, kill it, and again. It ends at
 * the first broken promise, or with a last comparison of everything by everybody.
 */
final class CrashRun implements AutoCloseable {
    /** One start in so many is killed before it is done. */
    private static final int CUT_SHORT = 5;

    private final Plan plan;
    private final Consumer<String> out;
    private final Random random;
    private final World world = World.empty();
    private final Doors doors = new Doors(world);
    private final Settler settler;
    private final List<Writer> writers;
    private final List<Inhabitant> inhabitants = new ArrayList<>();
    private final Inspection inspection;
    private final Victim victim;
    private final List<Long> startsMs = new ArrayList<>();
    private int kills;

    CrashRun(Plan plan, Consumer<String> out) {
        this.plan = plan;
        this.out = out;
        random = new Random(plan.seed());
        settler = new Settler(world, doors, fork());
        writers = Cast.WRITERS.stream()
                .map(name -> new Writer(name, world, doors, fork()))
                .toList();
        inhabitants.addAll(writers);
        Cast.LISTENERS.forEach(name -> inhabitants.add(new Listener(name, world, doors, fork())));
        inhabitants.add(settler);
        inspection = new Inspection(world, doors, settler, fork());
        victim = new Victim(plan.settings());
    }

    /** Each has dice of its own, so that none depends on what another does. */
    private Random fork() {
        return new Random(random.nextLong());
    }

    /** What was broken; empty if nothing was. */
    Violations run() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(plan.seconds());
        try {
            victim.start();
            settle();
            while (isWhole() && kills < plan.kills() && System.nanoTime() < end) {
                round();
            }
            if (isWhole()) {
                restart();
                inspection.inspect(victim.port(), true);
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            world.violations().add(ACCIDENT, e + " at " + List.of(e.getStackTrace()));
        }
        summary();
        return world.violations();
    }

    private boolean isWhole() {
        return world.violations().isEmpty();
    }

    /** Everybody comes for the first time. */
    private void settle() throws IOException {
        try (Member me = new Member(victim.port(), world)) {
            inspection.epoch(me.hello());
            doors.register(me, Cast.SETTLER, "the password of " + Cast.SETTLER);
            for (String room : Cast.everyRoom()) {
                enter(me, room, room.equals("lobby") ? "member" : "owner");
            }
            for (String room : Cast.ROOMS) {
                // Joining moves the marks; from here on the settler alone does.
                String seq = Long.toString(world.ledger().newest(room));
                for (String mark : List.of("read", "received")) {
                    me.ok(mark, "room", room, "seq", Long.parseLong(seq));
                }
                set(Cast.readMark(Cast.SETTLER, room), seq);
                set(Cast.receivedMark(Cast.SETTLER, room), seq);
            }
        }
        for (String user : Cast.others().toList()) {
            try (Member me = new Member(victim.port(), world)) {
                doors.register(me, user, "the password of " + user);
                for (String room : Cast.everyRoom()) {
                    enter(me, room, "member");
                }
            }
        }
    }

    private void enter(Member me, String room, String role) throws IOException {
        JsonNode ok = me.ok("join", "room", room, "create", true);
        me.compare(room, ok);
        set(Cast.membership(me.user(), room), role);
    }

    private void set(String register, String value) {
        world.registers().sent(register, value);
        world.registers().acknowledged(register, value);
    }

    private void round() throws IOException, InterruptedException {
        long startMs = restart();
        inspection.inspect(victim.port(), false);
        if (!isWhole()) {
            return;
        }
        List<Thread> threads = inhabitants.stream().map(this::begin).toList();
        int calm = plan.calmMs() + random.nextInt(plan.restlessMs() - plan.calmMs());
        Thread.sleep(calm);
        kill();
        for (Thread thread : threads) {
            thread.join();
        }
        out.accept(String.format(
                "kill %3d after %4d ms; start %4d ms; acknowledged %d, entries %d, compared %d; retried %d, duplicates %d",
                kills,
                calm,
                startMs,
                world.ledger().acknowledged(),
                world.ledger().entries(),
                inspection.entries(),
                retries(),
                world.ledger().duplicates()));
    }

    /** Starts what was killed, perhaps not at the first try; returns the milliseconds until it listens. */
    private long restart() throws InterruptedException {
        kill();
        if (random.nextInt(CUT_SHORT) == 0) {
            victim.startAndKill(random.nextLong(1 + usualStartMs()));
            kills++;
        }
        long startMs = victim.start();
        startsMs.add(startMs);
        return startMs;
    }

    private long usualStartMs() {
        return startsMs.isEmpty() ? 500 : startsMs.get(startsMs.size() - 1);
    }

    private void kill() throws InterruptedException {
        if (victim.isToDie()) {
            return;
        }
        victim.kill();
        kills++;
    }

    private Thread begin(Inhabitant who) {
        Thread thread = new Thread(() -> live(who), who.name());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void live(Inhabitant who) {
        try {
            who.live(victim.port());
        } catch (IOException | InterruptedException e) {
            if (!victim.isToDie()) {
                world.violations().add(ACCIDENT, who.name() + " lost the connection before the kill: " + e);
            }
        } catch (RuntimeException | AssertionError e) {
            world.violations().add(ACCIDENT, who.name() + ": " + e + " at " + List.of(e.getStackTrace()));
        }
    }

    private long retries() {
        return writers.stream().mapToLong(Writer::retries).sum();
    }

    private void summary() {
        out.accept(String.format(
                "kills %d; sends acknowledged %d; entries %d, compared %d; retries %d, duplicates found %d; lost %d, repeated %d",
                kills,
                world.ledger().acknowledged(),
                world.ledger().entries(),
                inspection.entries(),
                retries(),
                world.ledger().duplicates(),
                world.violations().count(LOST),
                world.violations().count(REPEATED)));
        if (!startsMs.isEmpty()) {
            List<Long> sorted = new ArrayList<>(startsMs);
            Collections.sort(sorted);
            out.accept(String.format(
                    "from exec to listening after a kill: min %d, median %d, p90 %d, max %d ms",
                    sorted.get(0),
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 9 / 10),
                    sorted.get(sorted.size() - 1)));
        }
        if (!isWhole()) {
            out.accept("seed " + plan.seed() + "\n" + world.violations() + "\n" + victim.output());
            if (Boolean.getBoolean("parley.crash.keep")) {
                out.accept("The server's data is left in " + victim.keep());
            }
        }
    }

    @Override
    public void close() {
        victim.close();
    }
}
