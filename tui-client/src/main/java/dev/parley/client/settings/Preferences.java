package dev.parley.client.settings;

import dev.parley.client.keys.Keymap;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of all settings, as the person has chosen them or as they are unless told. Rooms are named by their keys. Immutable.
 *
 * @param chosen the values that are not the usual ones
 * @param rooms for a room's key, the values that hold in it alone
 * @param profile where the person is
 * @param troubles what is wrong in the settings file, a line each; it is left as it is unless told
 * @param notes what is right in the person's files and has another name now
 * @param own what else the person has that a setting may name: themes and profiles
 * @param hooks programs that run on messages
 */
public record Preferences(
        Map<Setting, String> chosen,
        Map<String, Map<Setting, String>> rooms,
        Keymap keys,
        Profile profile,
        List<String> troubles,
        Notes notes,
        Map<Setting, List<String>> own,
        Hooks hooks) {

    /** Everything as it is unless told. */
    public static final Preferences USUAL = new Preferences(
            Map.of(), Map.of(), Keymap.STANDARD, Profile.NONE, List.of(), Notes.NONE, Map.of(), Hooks.NONE);

    public Preferences with(Keymap now) {
        return new Preferences(chosen, rooms, now, profile, troubles, notes, own, hooks);
    }

    public Preferences with(Profile now) {
        return new Preferences(chosen, rooms, keys, now, troubles, notes, own, hooks);
    }

    public Preferences withTroubles(List<String> now) {
        return new Preferences(chosen, rooms, keys, profile, List.copyOf(now), notes, own, hooks);
    }

    public Preferences with(Notes now) {
        return new Preferences(chosen, rooms, keys, profile, troubles, now, own, hooks);
    }

    public Preferences with(Hooks now) {
        return new Preferences(chosen, rooms, keys, profile, troubles, notes, own, now);
    }

    public Preferences withOwn(Map<Setting, List<String>> now) {
        return new Preferences(chosen, rooms, keys, profile, troubles, notes, now, hooks);
    }

    /** What to say of the troubles in one line, counting the notes that nobody has read; empty if there are no troubles. */
    public String trouble() {
        return Notes.oneLine(troubles, notes.told() ? 0 : notes.lines().size());
    }

    /** The value in words, as {@code /set} shows it. */
    public String text(Setting setting) {
        return chosen.getOrDefault(setting, setting.usual());
    }

    /** The value in one room; that of all rooms where it has none of its own. */
    public String text(Setting setting, String room) {
        String own = rooms.getOrDefault(room, Map.of()).get(setting);
        return own == null ? text(setting) : own;
    }

    /** Whether a room has a value of its own. */
    public boolean isOwn(Setting setting, String room) {
        return rooms.getOrDefault(room, Map.of()).containsKey(setting);
    }

    /** With a value as {@link Shape#read} gives it. */
    public Preferences with(Setting setting, String value) {
        return new Preferences(changed(chosen, setting, value), rooms, keys, profile, troubles, notes, own, hooks);
    }

    /** As it is unless told. */
    public Preferences without(Setting setting) {
        return new Preferences(changed(chosen, setting, null), rooms, keys, profile, troubles, notes, own, hooks);
    }

    public Preferences with(Setting setting, String room, String value) {
        return inRoom(room, changed(rooms.getOrDefault(room, Map.of()), setting, value));
    }

    /** In this room as in all others. */
    public Preferences without(Setting setting, String room) {
        return inRoom(room, changed(rooms.getOrDefault(room, Map.of()), setting, null));
    }

    private Preferences inRoom(String room, Map<Setting, String> values) {
        Map<String, Map<Setting, String>> all = new HashMap<>(rooms);
        if (values.isEmpty()) {
            all.remove(room);
        } else {
            all.put(room, values);
        }
        return new Preferences(chosen, Collections.unmodifiableMap(all), keys, profile, troubles, notes, own, hooks);
    }

    private static Map<Setting, String> changed(Map<Setting, String> values, Setting setting, @Nullable String value) {
        Map<Setting, String> now = new EnumMap<>(Setting.class);
        now.putAll(values);
        if (value == null) {
            now.remove(setting);
        } else {
            now.put(setting, value);
        }
        return Collections.unmodifiableMap(now);
    }

    private boolean isOn(Setting setting) {
        return text(setting).equals("on");
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    public boolean bell() {
        return isOn(Setting.BELL);
    }

    public DesktopNotifications desktopNotifications() {
        return word(DesktopNotifications.class, text(Setting.DESKTOP_NOTIFICATIONS));
    }

    public boolean title() {
        return isOn(Setting.TITLE);
    }

    public NotifiedOf notifiedOf(String room) {
        return word(NotifiedOf.class, text(Setting.NOTIFY, room));
    }

    public RoomOrder order() {
        return word(RoomOrder.class, text(Setting.ORDER));
    }

    /** As the person wrote them, with or without a sign. */
    public List<String> roomsOrder() {
        return Shape.items(text(Setting.ROOMS_ORDER));
    }

    public Joins joins(String room) {
        return word(Joins.class, text(Setting.JOINS, room));
    }

    public boolean roomsPane() {
        return isOn(Setting.ROOMS_PANE);
    }

    public boolean membersPane() {
        return isOn(Setting.MEMBERS_PANE);
    }

    public String theme() {
        return text(Setting.THEME);
    }

    /** {@code auto}, {@code none}, {@code 16}, {@code 256} or {@code true}. */
    public String colours() {
        return text(Setting.COLOURS);
    }

    /** A pattern of {@link java.time.format.DateTimeFormatter}. */
    public String timeFormat() {
        return text(Setting.TIME_FORMAT);
    }

    public boolean mouse() {
        return isOn(Setting.MOUSE);
    }

    public Links links() {
        return word(Links.class, text(Setting.LINKS));
    }

    public boolean typing() {
        return isOn(Setting.TYPING);
    }

    public int pasteLines() {
        return Integer.parseInt(text(Setting.PASTE_LINES));
    }

    public boolean remember() {
        return isOn(Setting.REMEMBER);
    }
}
