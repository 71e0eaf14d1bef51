package dev.parley.client.terminal;

import java.util.Locale;
import java.util.Map;

/**
 * What the locale says of the terminal's characters. Pure; any thread.
 *
 * @param isAscii whether nothing but ASCII can be counted upon
 * @param says the variable that says so, {@code LANG=C}; empty if none is set
 */
record TerminalLocale(boolean isAscii, String says) {

    /**
     * Of LC_ALL, LC_CTYPE and LANG the first that is set holds, as POSIX has it. Where none is (in most containers) nobody has said
     * anything, and terminals of today are UTF-8.
     */
    static TerminalLocale of(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = name.equals("LC_ALL") ? PersonsLocale.all(environment) : environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                String codeset = value.toLowerCase(Locale.ROOT).replace("-", "");
                return new TerminalLocale(!codeset.contains("utf8"), name + "=" + value);
            }
        }
        return new TerminalLocale(false, "");
    }

    /** What the person is to know of it, and to do; empty if there is nothing. */
    String warning() {
        if (!isAscii) {
            return "";
        }
        String variable = says.substring(0, says.indexOf('='));
        return "With " + says
                + " this terminal is taken to show ASCII alone: what it cannot show is a '?' here, letters lose their"
                + " marks, and what you send is sent as you wrote it. If it knows UTF-8, quit and say: export "
                + variable + "=C.UTF-8";
    }
}
