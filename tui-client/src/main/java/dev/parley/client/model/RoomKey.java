package dev.parley.client.model;

import dev.parley.name.Name;
import dev.parley.name.Names;
import java.util.Locale;

/** Under what a room, a direct conversation or a user is kept: two ways to write the same name have the same key. */
public final class RoomKey {

    private RoomKey() {}

    /** Of a room with or without its sign, or of {@code @} and a user. */
    public static String of(String written) {
        if (Names.isDirect(written)) {
            return Names.DIRECT_SIGN + ofUser(written.substring(1));
        }
        Name name = Names.room(written);
        return name == null ? unsigned(written).toLowerCase(Locale.ROOT) : name.canonical();
    }

    public static String ofUser(String written) {
        Name name = Names.user(written);
        return name == null ? written.toLowerCase(Locale.ROOT) : name.canonical();
    }

    public static boolean sameUser(String one, String other) {
        return one.equals(other) || ofUser(one).equals(ofUser(other));
    }

    /** As it is asked for: without the sign that may stand before a room. */
    public static String unsigned(String written) {
        return !written.isEmpty() && written.charAt(0) == Names.ROOM_SIGN ? written.substring(1) : written;
    }

    /** The direct conversation with a user, whether or not the sign stands before the name. */
    public static String direct(String user) {
        return Names.isDirect(user) ? user : Names.DIRECT_SIGN + user;
    }

    /** As people see it, written with its sign or without: {@code #tea}, {@code @bob}. */
    public static String signed(String room) {
        return Names.isDirect(room) ? room : Names.ROOM_SIGN + unsigned(room);
    }
}
