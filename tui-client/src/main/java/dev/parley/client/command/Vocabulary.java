package dev.parley.client.command;

import dev.parley.client.settings.Setting;
import java.util.List;
import java.util.Map;

/**
 * The names that can be completed, each in the order in which they are offered.
 *
 * @param rooms with their sign
 * @param users without a sign
 * @param blocked whom the person has blocked, without a sign
 * @param own what the person has that a setting may name
 */
public record Vocabulary(List<String> rooms, List<String> users, List<String> blocked, Map<Setting, List<String>> own) {

    /** Of a person who has blocked nobody. */
    public Vocabulary(List<String> rooms, List<String> users, Map<Setting, List<String>> own) {
        this(rooms, users, List.of(), own);
    }
}
