package dev.parley.client.reducer;

import dev.parley.client.command.Blank;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Page;
import dev.parley.client.model.Panes;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Tone;
import dev.parley.client.settings.Notes;
import dev.parley.client.settings.OldName;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Setting;
import dev.parley.client.settings.Shape;
import dev.parley.name.Names;
import dev.parley.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the person chooses for this client, and what follows at once. */
final class Choosing {

    /** Written for a value: the usual one. */
    private static final String USUAL = "-";

    private static final int VALUE_WIDTH = 32;

    private Choosing() {}

    static void configured(Turn turn, Preferences preferences) {
        turn.preferences = preferences;
        turn.panes = new Panes(preferences.roomsPane(), preferences.membersPane());
        tellTroubles(turn, false);
        Remembering.chosen(turn);
    }

    /** What is wrong in the settings file, where the person sees it; if nothing is, the old names in it. */
    static void tellTroubles(Turn turn, boolean knowsAlready) {
        if (knowsAlready) {
            return;
        }
        String note = turn.preferences.notes().note();
        if (!turn.preferences.troubles().isEmpty()) {
            turn.complain(turn.preferences.trouble());
        } else if (!note.isEmpty()) {
            turn.say(Tone.INFO, note);
        }
    }

    /** Old names of a file that was read just now; what went wrong stays to be seen. */
    static void noted(Turn turn, List<String> lines) {
        turn.preferences = turn.preferences.with(turn.preferences.notes().and(lines));
        if (turn.status.tone() != Tone.ERROR) {
            turn.say(Tone.INFO, Notes.of(lines).note());
        }
    }

    /** {@code /set}. */
    static void command(Turn turn, String name, String written) {
        if (name.isEmpty()) {
            turn.show(new Page("Settings", all(turn.preferences), 0));
            return;
        }
        List<String> words = Blank.words(written);
        String first = words.isEmpty() ? "" : words.get(0);
        Setting setting =
                Setting.of(OldName.now(OldName.Place.SETTINGS, name, first)).orElse(null);
        if (setting == null) {
            turn.complain("There is no setting " + name + "."
                    + Nearest.to(name, Setting.keys())
                            .map(near -> " Did you mean " + near + "?")
                            .orElse(" /set lists all settings."));
            return;
        }
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        boolean isList = setting.shape().kind() == Shape.Kind.LIST;
        if (!isList && !setting.forRooms() && isRoom(last)) {
            turn.complain(setting.key() + " is the same for all rooms and cannot be set for " + last + " alone.");
            return;
        }
        boolean forRoom = setting.forRooms() && isRoom(last);
        String value = forRoom ? Blank.strip(written.substring(0, written.lastIndexOf(last))) : written;
        String room = forRoom ? RoomKey.of(last) : null;
        if (value.isEmpty()) {
            turn.say(Tone.INFO, told(turn.preferences, setting, room));
        } else {
            change(turn, setting, room, value);
        }
    }

    private static boolean isRoom(String word) {
        return !word.isEmpty() && (word.charAt(0) == Names.ROOM_SIGN || Names.isDirect(word));
    }

    private static void change(Turn turn, Setting setting, @Nullable String room, String written) {
        Optional<String> value =
                written.equals(USUAL) ? Optional.of("") : setting.shape().read(written);
        if (value.isEmpty()) {
            turn.complain(setting.key() + " can be " + setting.shape().possible() + "; " + USUAL + " is the default, "
                    + usual(setting) + ".");
            return;
        }
        String missing = missing(turn, setting, room, value.get());
        if (missing != null) {
            turn.complain(missing);
            return;
        }
        set(turn, setting, room, written.equals(USUAL) ? null : value.get());
        turn.say(Tone.INFO, stands(turn.preferences, setting, room) + ".");
    }

    /** Something that the person names and that there is not; null if there is all of it. */
    private static @Nullable String missing(Turn turn, Setting setting, @Nullable String room, String value) {
        boolean isSetThere = room != null && turn.preferences.rooms().containsKey(room);
        if (room != null && turn.get(room) == null && !isSetThere) {
            return absent(List.of(room));
        }
        return switch (setting.shape().kind()) {
            case SWITCH, CHOICE, NUMBER -> null;
            case LIST -> missingRooms(turn, value);
            case THEME, PROFILE -> missingOwn(turn, setting, value);
        };
    }

    /** What stands in the order already may stay there: a room that was left comes back to its place. */
    private static @Nullable String missingRooms(Turn turn, String value) {
        List<String> known =
                turn.preferences.roomsOrder().stream().map(RoomKey::of).toList();
        List<String> missing = Blank.words(value).stream()
                .map(RoomKey::of)
                .filter(key -> turn.get(key) == null && !known.contains(key))
                .distinct()
                .toList();
        return missing.isEmpty() ? null : absent(missing) + " Nothing was changed.";
    }

    private static String absent(List<String> keys) {
        return "You are not in "
                + String.join(" or ", keys.stream().map(RoomKey::signed).toList()) + ".";
    }

    private static @Nullable String missingOwn(Turn turn, Setting setting, String value) {
        List<String> own = turn.preferences.own().getOrDefault(setting, List.of());
        boolean isThere = value.isEmpty()
                || own.contains(value)
                || setting.shape().words().contains(value);
        return isThere ? null : "There is no " + setting.key() + " " + value + "." + known(own);
    }

    private static String known(List<String> own) {
        return own.isEmpty() ? "" : " Yours: " + String.join(", ", own) + ".";
    }

    /**
     * Changes a setting, does what follows from it, and has it saved.
     *
     * @param room the key of the room that it is for; null for all
     * @param value as {@link Shape#read} gives it; null for the usual one
     */
    static void set(Turn turn, Setting setting, @Nullable String room, @Nullable String value) {
        Preferences before = turn.preferences;
        if (room == null) {
            turn.preferences = value == null ? before.without(setting) : before.with(setting, value);
        } else {
            turn.preferences = value == null ? before.without(setting, room) : before.with(setting, room, value);
        }
        if (setting == Setting.ROOMS_PANE || setting == Setting.MEMBERS_PANE) {
            turn.panes = turn.panes.shown(turn.preferences.roomsPane(), turn.preferences.membersPane());
        }
        turn.effect(new Effect.SaveSetting(setting, room, value));
        if (setting == Setting.REMEMBER) {
            Remembering.chosen(turn);
        }
    }

    private static String usual(Setting setting) {
        return setting.usual().isEmpty() ? "nothing" : setting.usual();
    }

    /** All there is to say of a setting. */
    static String told(Preferences preferences, Setting setting, @Nullable String room) {
        return stands(preferences, setting, room) + ": " + setting.help() + ". It can be "
                + setting.shape().possible() + ".";
    }

    private static String stands(Preferences preferences, Setting setting, @Nullable String room) {
        String value = room == null ? preferences.text(setting) : preferences.text(setting, room);
        String where = room == null ? "" : " in " + RoomKey.signed(room);
        return setting.key() + where + " is " + (value.isEmpty() ? "not set" : value);
    }

    private static List<String> all(Preferences preferences) {
        List<String> lines = new ArrayList<>();
        for (String trouble : preferences.troubles()) {
            lines.add("! " + trouble);
        }
        for (String note : preferences.notes().lines()) {
            lines.add("Note: " + note);
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        for (Setting setting : Setting.values()) {
            String value = preferences.text(setting);
            String left = setting.key() + " = " + (value.isEmpty() ? "(nothing)" : value);
            lines.add(left + " ".repeat(Math.max(2, VALUE_WIDTH - left.length())) + setting.help() + "; "
                    + setting.shape().possible());
        }
        preferences
                .rooms()
                .forEach((room, values) -> values.forEach(
                        (setting, value) -> lines.add(setting.key() + " = " + value + "  in " + RoomKey.signed(room))));
        lines.add("");
        lines.add("/set NAME VALUE changes one and saves it, /set NAME - restores the default.");
        return lines;
    }
}
