package dev.parley.client.view;

import dev.parley.client.model.Typing;
import dev.parley.client.text.CleanText;
import java.util.List;

/** Who is typing, in a few words. Pure. */
final class TypingWords {

    private TypingWords() {}

    /** Empty if nobody is. */
    static String of(Typing typing) {
        List<Typing.Typist> others = typing.others();
        if (others.size() >= Typing.MOST) {
            return "many people are typing";
        }
        return switch (others.size()) {
            case 0 -> "";
            case 1 -> name(others.get(0)) + " is typing";
            case 2 -> name(others.get(0)) + " and " + name(others.get(1)) + " are typing";
            default -> others.size() + " people are typing";
        };
    }

    /** Where there is no room for that. */
    static String brief(Typing typing) {
        int count = typing.others().size();
        return count == 0 ? "" : count == 1 ? name(typing.others().get(0)) + "…" : count + " typing";
    }

    private static String name(Typing.Typist typist) {
        return CleanText.line(typist.user());
    }
}
