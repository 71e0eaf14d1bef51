package dev.parley.client.settings;

import java.util.List;

/**
 * Programs of the person's that run when messages come, each with its arguments; empty where there is none.
 *
 * @param onMention for a message that is for the person: it mentions them, or is direct
 * @param onMessage for every message
 */
public record Hooks(List<String> onMention, List<String> onMessage) {

    public static final String ON_MENTION = "on_mention";
    public static final String ON_MESSAGE = "on_message";

    /** Their names in the settings file. */
    public static final List<String> KEYS = List.of(ON_MENTION, ON_MESSAGE);

    public static final Hooks NONE = new Hooks(List.of(), List.of());

    /**
     * With another program.
     *
     * @param key one of {@link #KEYS}
     */
    public Hooks with(String key, List<String> program) {
        return key.equals(ON_MENTION)
                ? new Hooks(List.copyOf(program), onMessage)
                : new Hooks(onMention, List.copyOf(program));
    }
}
