package dev.parley.transcript;

import dev.parley.protocol.RoomSetting;

/** Settings of a room in words. Any thread. */
public final class RoomWords {

    private RoomWords() {}

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
