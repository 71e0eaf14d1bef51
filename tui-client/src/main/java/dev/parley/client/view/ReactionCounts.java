package dev.parley.client.view;

import dev.parley.client.text.CleanText;
import dev.parley.protocol.Reaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reactions to a message, each kind with how many there are of it, in the order in which the first of each came. */
final class ReactionCounts {

    private ReactionCounts() {}

    static String of(List<Reaction> reactions) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        reactions.forEach(one -> counts.merge(CleanText.line(one.emoji()), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining("  "));
    }
}
