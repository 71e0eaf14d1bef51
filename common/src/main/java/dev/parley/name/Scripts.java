package dev.parley.name;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a name's letters come from one writing system, so that a Cyrillic {@code а} cannot pose as a Latin {@code a}:
 * the level "highly restrictive" of UTS 39, section 5.2. One script, or one of the combinations in which Japanese, Chinese
 * and Korean are written, each of them with Latin.
 */
final class Scripts {

    private static final List<Set<UnicodeScript>> TOGETHER = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    private Scripts() {}

    static boolean areOneWritingSystem(String name) {
        Set<UnicodeScript> used = EnumSet.noneOf(UnicodeScript.class);
        name.codePoints().mapToObj(UnicodeScript::of).forEach(used::add);
        used.remove(UnicodeScript.COMMON);
        used.remove(UnicodeScript.INHERITED);
        return used.size() <= 1 || TOGETHER.stream().anyMatch(set -> set.containsAll(used));
    }
}
