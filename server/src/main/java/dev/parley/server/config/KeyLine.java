package dev.parley.server.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line of a TOML text that a setting is on, for people. Pure. */
final class KeyLine {

    private static final Pattern SECTION = Pattern.compile("\\s*\\[\\[?\\s*([^\\]]+?)\\s*\\]\\]?.*");
    private static final Pattern SETTING = Pattern.compile("\\s*([\\w.\"'-]+)\\s*=.*");

    private KeyLine() {}

    /**
     * Says on which line a setting is.
     *
     * @param message begins with the setting's name, {@code limits.max_text must be …}
     * @return the message with the line behind it, or as it is if the setting is not found
     */
    static String addTo(String message, String text) {
        String name = message.split("\\s", 2)[0];
        String section = "";
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            Matcher head = SECTION.matcher(line);
            Matcher setting = SETTING.matcher(line);
            if (head.matches()) {
                section = plain(head.group(1)) + ".";
                if (section.equals(name + ".")) {
                    return at(message, number);
                }
            } else if (setting.matches() && (section + plain(setting.group(1))).equals(name)) {
                return at(message, number);
            }
        }
        return message;
    }

    private static String at(String message, int line) {
        return message + " (line " + line + ")";
    }

    private static String plain(String key) {
        return key.replace("\"", "").replace("'", "");
    }
}
