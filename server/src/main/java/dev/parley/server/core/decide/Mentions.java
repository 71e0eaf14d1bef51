package dev.parley.server.core.decide;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.server.core.state.Room;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Who a message speaks to by name: {@code @name} anywhere, {@code name:} or {@code name,} at its beginning. */
final class Mentions {

    /** More names than this are not looked up: a text full of them would cost everybody's time. */
    private static final int MOST_CANDIDATES = 32;

    private static final Pattern FULL_STOPS = Pattern.compile("\\.+$");

    private Mentions() {}

    /** The mentioned members but the sender, by canonical name. Nearly every message mentions nobody, and costs nothing. */
    static List<String> in(String text, Room room, String sender) {
        int at = text.indexOf(Names.DIRECT_SIGN);
        int addressed = addressEnd(text);
        if (at < 0 && addressed < 0) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        int looked = 0;
        if (addressed > 0) {
            add(text.substring(0, addressed), room, found);
        }
        while (at >= 0 && looked++ < MOST_CANDIDATES) {
            int end = nameEnd(text, at + 1);
            add(text.substring(at + 1, end), room, found);
            at = text.indexOf(Names.DIRECT_SIGN, end);
        }
        found.remove(sender);
        return List.copyOf(found);
    }

    /** The end of a name that the text begins with and that a colon or a comma follows, or -1. */
    private static int addressEnd(String text) {
        int end = nameEnd(text, 0);
        boolean addressed = end > 0 && end < text.length() && (text.charAt(end) == ':' || text.charAt(end) == ',');
        return addressed ? end : -1;
    }

    private static int nameEnd(String text, int from) {
        int limit = Math.min(text.length(), from + 2 * Names.MAX_USER);
        int end = from;
        while (end < limit) {
            int c = text.codePointAt(end);
            if (!Character.isUnicodeIdentifierPart(c) && c != '-' && c != '.' || Character.isIdentifierIgnorable(c)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private static void add(String written, Room room, Set<String> found) {
        // Full stops may end the sentence instead of the name: one of them, or all. Three looks are enough for a name.
        boolean known = addIfMember(written, room, found);
        if (!known && written.endsWith(".")) {
            known = addIfMember(written.substring(0, written.length() - 1), room, found);
        }
        if (!known && written.endsWith("..")) {
            addIfMember(FULL_STOPS.matcher(written).replaceFirst(""), room, found);
        }
    }

    private static boolean addIfMember(String written, Room room, Set<String> found) {
        Name name = Names.user(written);
        if (name == null || !room.has(name.canonical())) {
            return false;
        }
        found.add(name.canonical());
        return true;
    }
}
