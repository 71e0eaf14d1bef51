package dev.parley.server.admin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What follows {@code /history} on the console. */
sealed interface HistoryCommand {

    /** The most days that a room's entries may be kept, if not for ever. */
    int MAX_DAYS = 36_500;

    record Clear(String room) implements HistoryCommand {}

    /**
     * @param days null: as the server's setting says; 0: for ever
     */
    record Keep(String room, @Nullable Integer days) implements HistoryCommand {}

    /** Something else, and what to tell about it. */
    record Wrong(String text) implements HistoryCommand {}

    static HistoryCommand parse(String argument) {
        String[] words = argument.strip().split("\\s+", -1);
        String verb = words[0].toLowerCase(Locale.ROOT);
        if (verb.equals("clear") && words.length == 2) {
            return new Clear(Written.room(words[1]));
        }
        if (verb.equals("keep") && words.length == 3) {
            return keep(Written.room(words[1]), words[2].toLowerCase(Locale.ROOT));
        }
        return new Wrong("Write /history clear ROOM, or /history keep ROOM DAYS (a number, forever or default).");
    }

    private static HistoryCommand keep(String room, String days) {
        if (days.equals("forever")) {
            return new Keep(room, 0);
        }
        if (days.equals("default")) {
            return new Keep(room, null);
        }
        if (days.matches("[0-9]{1,5}") && Integer.parseInt(days) >= 1 && Integer.parseInt(days) <= MAX_DAYS) {
            return new Keep(room, Integer.valueOf(days));
        }
        return new Wrong("DAYS is a number from 1 to " + MAX_DAYS + ", or forever, or default (the server's setting).");
    }
}
