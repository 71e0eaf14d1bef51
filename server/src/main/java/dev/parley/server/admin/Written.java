package dev.parley.server.admin;

import java.util.List;

/** Words of a command as people write them. Pure. */
final class Written {

    private Written() {}

    /** The words between blanks; one empty word if there is none. */
    static List<String> words(String argument) {
        return List.of(argument.strip().split("\\s+", -1));
    }

    /** A user's name, with or without its {@code @}. */
    static String user(String word) {
        return word.startsWith("@") ? word.substring(1) : word;
    }

    /** A room's name, with or without its {@code #}. */
    static String room(String word) {
        return word.startsWith("#") ? word.substring(1) : word;
    }
}
