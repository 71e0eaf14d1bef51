package dev.parley.client.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whether a terminal understands OSC 8, by what it says of itself in the environment: most others pass over it, but some would print it, and
 * there is no question that all of them answer. Pure; any thread.
 */
public final class LinkSupport {

    private static final Set<String> PROGRAMS =
            Set.of("iterm.app", "wezterm", "vscode", "ghostty", "hyper", "mintty", "rio", "tabby", "contour");

    private static final List<String> TERMS = List.of(
            "xterm-kitty", "xterm-ghostty", "ghostty", "alacritty", "foot", "wezterm", "contour", "rio", "mintty");

    /** In these variables a terminal names itself, or a window of it. */
    private static final List<String> NAMES =
            List.of("KITTY_WINDOW_ID", "WT_SESSION", "GHOSTTY_RESOURCES_DIR", "WEZTERM_PANE", "DOMTERM");

    /** VTE's 0.50.0 had links, and crashed on them. */
    private static final int VTE_WITHOUT = 5000;

    private static final int KONSOLE_WITH = 210400;

    private LinkSupport() {}

    /** Whether the terminal of an environment is known to understand them. */
    public static boolean isKnown(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
        String program = environment.getOrDefault("TERM_PROGRAM", "").toLowerCase(Locale.ROOT);
        if (!isHarmless(environment)) {
            return false;
        }
        // A multiplexer decides, whatever is around it and has left its name in the environment.
        if (environment.containsKey("TMUX") || term.startsWith("tmux") || program.equals("tmux")) {
            return program.equals("tmux") && tmuxPasses(environment.getOrDefault("TERM_PROGRAM_VERSION", ""));
        }
        if (environment.containsKey("STY") || term.startsWith("screen")) {
            return false;
        }
        return PROGRAMS.contains(program)
                || TERMS.stream().anyMatch(term::startsWith)
                || NAMES.stream().anyMatch(environment::containsKey)
                || number(environment.getOrDefault("VTE_VERSION", "")) > VTE_WITHOUT
                || number(environment.getOrDefault("KONSOLE_VERSION", "")) >= KONSOLE_WITH;
    }

    /** Whether links may be written if somebody asks for them: there are terminals that print what they do not know. */
    public static boolean isHarmless(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
        return !term.isEmpty() && !term.startsWith("linux") && !term.startsWith("vt") && !term.startsWith("dumb");
    }

    /** From 3.4 on; before that it kept them to itself. Such as {@code 3.4}, {@code 3.5a}, {@code next-3.6}. */
    private static boolean tmuxPasses(String version) {
        String[] parts = version.replaceAll("[^0-9.]", "").split("\\.", -1);
        int major = number(parts[0]);
        int minor = parts.length < 2 ? 0 : number(parts[1]);
        return major > 3 || (major == 3 && minor >= 4);
    }

    private static int number(String text) {
        int value = 0;
        for (int i = 0; i < Math.min(text.length(), 9); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return 0;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
