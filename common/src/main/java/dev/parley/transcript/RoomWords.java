package dev.parley.transcript;

import dev.parley.protocol.Role;
import dev.parley.protocol.RoomSetting;

/** Roles and settings of a room in words. Any thread. */
public final class RoomWords {

    private RoomWords() {}

    /** With its article: {@code an operator}. */
    public static String role(Role role) {
        return switch (role) {
            case OWNER -> "an owner";
            case OPERATOR -> "an operator";
            case MEMBER -> "a member";
            case READER -> "a reader";
        };
    }

    /**
     * What a setting is now.
     *
     * @param word as it came, cleaned; a newer server may have others
     */
    public static String setting(String word, String value) {
        RoomSetting setting = RoomSetting.of(word);
        return setting == null ? word + ": " + value : word + " (" + setting.words() + "): " + value;
    }
}
