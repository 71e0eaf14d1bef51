package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Two people who go on talking to each other while somebody else misbehaves, and notice if it harms them. */
final class Bystanders implements AutoCloseable {
    private final Peer ann;
    private final Peer bob;
    private final String room = Scenario.fresh("bystanders");
    private final Thread talk = new Thread(this::talk, "bystanders");
    private int rounds;
    private boolean over;
    private Throwable harm;

    private Bystanders(ServerProcess server) {
        ann = Peer.connect(server);
        bob = Peer.connect(server);
    }

    static Bystanders on(ServerProcess server) {
        Bystanders pair = new Bystanders(server);
        pair.ann.register(Scenario.fresh("bystander"));
        pair.bob.register(Scenario.fresh("bystander"));
        pair.ann.ok("create", "room", pair.room);
        pair.bob.ok("join", "room", pair.room);
        pair.ann.event("joined", "room", pair.room);
        pair.talk.setDaemon(true);
        pair.talk.start();
        return pair;
    }

    private void talk() {
        try {
            while (!isOver()) {
                say(ann, bob);
                say(bob, ann);
                synchronized (this) {
                    rounds++;
                    notifyAll();
                }
                // They are to be heard, not to keep a core busy.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
        } catch (Throwable e) {
            synchronized (this) {
                harm = e;
                notifyAll();
            }
        }
    }

    private void say(Peer speaker, Peer listener) {
        String text = "round " + rounds() + " by " + speaker.name();
        long seq = speaker.ok("send", "room", room, "text", text).path("seq").asLong();
        Json.assertEntry(
                listener.entry(room),
                "type",
                "message",
                "room",
                room,
                "seq",
                seq,
                "from",
                speaker.name(),
                "text",
                text);
        // What else goes on in the lobby is not theirs to remember.
        speaker.drain();
    }

    private synchronized boolean isOver() {
        return over;
    }

    private synchronized int rounds() {
        return rounds;
    }

    /** Waits until they have heard each other three times more, from now on. */
    synchronized void stillTalk() {
        int goal = rounds + 3;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ServerProcess.PATIENCE_S);
        while (rounds < goal) {
            if (harm != null) {
                throw new AssertionError("Bystanders were harmed", harm);
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            assertThat(left).as("bystanders no longer get through").isPositive();
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError("Interrupted while bystanders talked", e);
            }
        }
    }

    @Override
    public void close() {
        try {
            stillTalk();
        } finally {
            synchronized (this) {
                over = true;
            }
            try {
                talk.join(TimeUnit.SECONDS.toMillis(ServerProcess.PATIENCE_S));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ann.close();
            bob.close();
        }
    }
}
