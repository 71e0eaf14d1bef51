package dev.parley.server.crash;

import static dev.parley.server.crash.Violations.Kind.ANSWER;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Sends many messages at once to rooms and to others. What had no answer when the server died is sent again under the same
 * key, and now and then what had one.
 */
final class Writer implements Inhabitant {
    private static final int RECENT = 64;

    private final String name;
    private final World world;
    private final Doors doors;
    private final Random random;
    private final List<String> places;
    private final Deque<Posted> posted = new ArrayDeque<>();
    private final Map<String, Send> unanswered = new LinkedHashMap<>();
    private final Map<String, Send> turnedAway = new LinkedHashMap<>();
    private final Deque<Send> recent = new ArrayDeque<>();
    private long count;
    private long retries;

    /**
     * A request on its way.
     *
     * @param isReuse the key stands for something else already, which has to be refused
     */
    private record Posted(long id, Send send, boolean wasWritten, boolean isReuse) {}

    Writer(String name, World world, Doors doors, Random random) {
        this.name = name;
        this.world = world;
        this.doors = doors;
        this.random = random;
        places = Stream.concat(Cast.everyRoom().stream(), Cast.all().stream().map(other -> "@" + other))
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    /** Sends that were sent again. */
    long retries() {
        return retries;
    }

    @Override
    public void live(int port) throws IOException, InterruptedException {
        posted.stream()
                .filter(request -> !request.isReuse())
                .forEach(request -> unanswered.put(request.send().key(), request.send()));
        posted.clear();
        unanswered.putAll(turnedAway);
        turnedAway.clear();
        try (Member me = new Member(port, world)) {
            doors.signIn(me, name, random);
            retry(me);
            int window = 1 + random.nextInt(48);
            while (true) {
                for (int burst = 1 + random.nextInt(window); burst > 0; burst--) {
                    say(me);
                }
                me.flush();
                for (int left = random.nextInt(window); posted.size() > left; ) {
                    answered(me, me.next());
                }
                // A pace that leaves the crash more to find than the reading of it can bear is no use.
                Thread.sleep(random.nextInt(2 * window + 8));
            }
        }
    }

    private void retry(Member me) throws IOException {
        List<Send> again = new ArrayList<>(unanswered.values());
        again.addAll(recent.stream().filter(send -> random.nextInt(8) == 0).toList());
        Collections.shuffle(again, random);
        for (Send send : again) {
            post(me, send);
            unanswered.remove(send.key());
            retries++;
        }
        for (Send send : recent.stream().limit(2).toList()) {
            posted.add(new Posted(me.post("send", send.reused()), send, true, true));
        }
        me.flush();
        while (!posted.isEmpty()) {
            answered(me, me.next());
        }
    }

    private void say(Member me) throws IOException {
        String room = places.get(random.nextInt(places.size()));
        Map<String, Object> fields = Json.map("room", room, "text", Texts.any(random), "cid", name + "-" + ++count);
        if (random.nextInt(20) == 0) {
            fields.put("style", "action");
        }
        long last = me.deliveries().last(me.log(room));
        if (last > 0 && random.nextInt(10) == 0) {
            fields.put("reply_to", 1 + random.nextLong(last));
        }
        Send send = new Send(name, me.log(room), fields);
        post(me, send);
        if (random.nextInt(50) == 0) {
            // Sent twice without waiting: the answers come in order, so the second one knows of the first.
            posted.add(new Posted(me.post("send", fields), send, true, false));
            retries++;
        }
    }

    private void post(Member me, Send send) throws IOException {
        boolean wasWritten = world.ledger().isWritten(send);
        posted.add(new Posted(me.post("send", send.fields()), send, wasWritten, false));
    }

    private void answered(Member me, JsonNode message) {
        if (!message.has("re")) {
            return;
        }
        Posted request = posted.remove();
        Send send = request.send();
        if (Member.isRateLimited(message)) {
            turnedAway.put(send.key(), send);
            return;
        }
        boolean isOk = Member.isOk(message);
        boolean isExpected = request.isReuse() ? message.path("code").asText().equals("cid_reused") : isOk;
        if (!isExpected || message.path("re").asLong() != request.id()) {
            world.violations().add(ANSWER, name + " sent " + request + " and was answered " + message);
        } else if (isOk) {
            acknowledged(me, send, request.wasWritten(), message);
        }
    }

    private void acknowledged(Member me, Send send, boolean wasWritten, JsonNode ok) {
        long seq = ok.path("seq").asLong();
        boolean isDuplicate = ok.path("duplicate").asBoolean();
        // Of one that went twice and was turned away once nobody knows here which of the two wrote it.
        boolean isFirst = turnedAway.containsKey(send.key()) ? !isDuplicate : !wasWritten;
        world.ledger().acknowledged(send, !isFirst, seq, ok.path("at").asText(), isDuplicate);
        if (!isDuplicate) {
            me.deliveries().next(send.log(), seq);
        }
        recent.add(send);
        if (recent.size() > RECENT) {
            recent.remove();
        }
    }
}
