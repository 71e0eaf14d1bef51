package dev.parley.client.command;

import dev.parley.client.settings.Setting;
import dev.parley.client.settings.Shape;
import java.util.List;
import java.util.stream.Stream;

/** What Tab may put behind {@code /set}: a setting's name, what it may be, and a room. */
final class SettingWords {

    private SettingWords() {}

    static List<String> of(String before, String word, Vocabulary names) {
        List<String> written = Blank.words(before);
        if (written.size() < 2) {
            return Completion.matching(word, Setting.keys().stream().map(key -> key + " "));
        }
        return Setting.of(written.get(1))
                .map(setting -> Completion.matching(word, words(setting, written.size() > 2, names)))
                .orElse(List.of());
    }

    private static Stream<String> words(Setting setting, boolean behindValue, Vocabulary names) {
        Stream<String> rooms = names.rooms().stream().map(room -> room + " ");
        if (setting.shape().kind() == Shape.Kind.LIST) {
            return rooms;
        }
        if (behindValue) {
            return setting.forRooms() ? rooms : Stream.empty();
        }
        return Stream.concat(setting.shape().words().stream(), names.own().getOrDefault(setting, List.of()).stream())
                .distinct();
    }
}
