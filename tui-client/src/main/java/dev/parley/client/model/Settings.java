package dev.parley.client.model;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client is started with and keeps.
 *
 * @param zone in which times are shown
 * @param cidPrefix what no other run of a client has: the beginning of every {@code cid}
 * @param device what the server calls this client
 * @param rooms to go to as soon as somebody is signed in
 * @param invite the code that goes along when somebody registers; null where there is none
 * @param registers whether the form begins with the registration of a new name
 */
public record Settings(
        ZoneId zone,
        String cidPrefix,
        String device,
        List<String> rooms,
        @Nullable String invite,
        boolean registers) {
    public Settings(ZoneId zone, String cidPrefix, String device, List<String> rooms) {
        this(zone, cidPrefix, device, rooms, null);
    }

    /** Whoever has a code has no account yet. */
    public Settings(ZoneId zone, String cidPrefix, String device, List<String> rooms, @Nullable String invite) {
        this(zone, cidPrefix, device, rooms, invite, invite != null);
    }

    @Override
    public String toString() {
        return "Settings[zone=" + zone + ", device=" + device + ", rooms=" + rooms + ", invite hidden]";
    }
}
