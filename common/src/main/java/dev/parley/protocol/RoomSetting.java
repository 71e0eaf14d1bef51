package dev.parley.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of a room's settings: the word for each, its values, and the value of a room that was not set. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are List.of's
public enum RoomSetting {
    ACCESS("access", List.of(RoomSetting.OPEN, RoomSetting.INVITED, RoomSetting.PRIVATE), "who may join", Right.SET),
    TOPIC_BY("topic_by", List.of("members", RoomSetting.OPERATORS), "who may set the topic", Right.SET),
    WRITE_BY("write_by", List.of("members", RoomSetting.OPERATORS), "who may write", Right.SET_PACE),
    HISTORY_FROM(
            "history_from", List.of("beginning", RoomSetting.JOINING), "where a member's history begins", Right.SET),
    SLOW_S("slow_s", List.of("0"), "seconds between two messages of a member", Right.SET_PACE);

    /** Anybody may join. */
    public static final String OPEN = "open";

    /** Listed for everybody; who joins needs an invitation. */
    public static final String INVITED = "invited";

    /** There for its members and those who are invited alone. */
    public static final String PRIVATE = "private";

    public static final String OPERATORS = "operators";
    public static final String JOINING = "joining";

    /** Seconds of slow mode. */
    public static final int MOST_SLOW_S = 21_600;

    private static final Map<String, RoomSetting> BY_WORD = byWord();

    private final String word;
    private final List<String> values;
    private final String words;
    private final Right right;

    RoomSetting(String word, List<String> values, String words, Right right) {
        this.word = word;
        this.values = values;
        this.words = words;
        this.right = right;
    }

    private static Map<String, RoomSetting> byWord() {
        Map<String, RoomSetting> all = new HashMap<>();
        for (RoomSetting setting : values()) {
            all.put(setting.word, setting);
        }
        return all;
    }

    /** The setting of this word; null if there is none. */
    public static @Nullable RoomSetting of(String word) {
        return BY_WORD.get(word);
    }

    /** The values in words, for people: {@code open, invited or private}. */
    public String choices() {
        return this == SLOW_S
                ? "0 to " + MOST_SLOW_S
                : String.join(", ", values.subList(0, values.size() - 1)) + " or " + values.get(values.size() - 1);
    }

    /** What can be typed, the usual value first; of a number the usual one alone. */
    public List<String> suggestions() {
        return values;
    }

    /** Of a room for which nobody has set it. */
    public String usual() {
        return values.get(0);
    }

    public boolean mayBe(String value) {
        return this == SLOW_S ? isSeconds(value) : values.contains(value);
    }

    private static boolean isSeconds(String value) {
        return value.matches("0|[1-9][0-9]{0,4}") && Integer.parseInt(value) <= MOST_SLOW_S;
    }

    /** What it says, for people. */
    public String words() {
        return words;
    }

    /** What somebody needs who changes it. */
    public Right right() {
        return right;
    }

    /** The word on the wire. */
    @Override
    public String toString() {
        return word;
    }
}
