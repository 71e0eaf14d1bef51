package dev.parley.server.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Says nothing; catches up from the last entry it has, and then hears all there is. */
final class Listener implements Inhabitant {
    private final String name;
    private final World world;
    private final Doors doors;
    private final Random random;
    private final Map<String, Long> last = new HashMap<>();

    Listener(String name, World world, Doors doors, Random random) {
        this.name = name;
        this.world = world;
        this.doors = doors;
        this.random = random;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void live(int port) throws IOException {
        try (Member me = new Member(port, world)) {
            List<String> rooms = new ArrayList<>();
            doors.signIn(me, name, random)
                    .path("rooms")
                    .forEach(room -> rooms.add(room.path("room").asText()));
            for (String room : rooms) {
                catchUp(me, room);
            }
            while (true) {
                JsonNode event = me.next();
                if (event.has("seq") && event.has("at")) {
                    last.put(event.path("room").asText(), event.path("seq").asLong());
                }
            }
        }
    }

    private void catchUp(Member me, String room) throws IOException {
        long before = last.getOrDefault(room, 0L);
        last.put(room, before + me.catchUp(room, before));
    }
}
