package dev.parley.client.view;

import dev.parley.client.model.Line;
import dev.parley.protocol.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people who came and went come to: who is there now, who is not any more, who was there for a moment. Pure. */
final class ComingsAndGoings {

    /** Named, of each kind; the others are counted. */
    private static final int NAMED = 3;

    private enum Fate {
        JOINED("joined"),
        LEFT("left"),
        CAME_AND_WENT("came and went"),
        CAME_BACK("left and came back");

        private final String words;

        Fate(String words) {
            this.words = words;
        }
    }

    private final Map<Fate, List<String>> people;

    private ComingsAndGoings(Map<Fate, List<String>> people) {
        this.people = people;
    }

    static ComingsAndGoings of(List<Line.Said> lines) {
        Map<String, Boolean> cameFirst = new LinkedHashMap<>();
        Map<String, Boolean> cameLast = new LinkedHashMap<>();
        for (Line.Said line : lines) {
            boolean came = line.entry() instanceof Entry.Joined;
            String who = who(line.entry());
            cameFirst.putIfAbsent(who, came);
            cameLast.put(who, came);
        }
        Map<Fate, List<String>> people = new LinkedHashMap<>();
        for (Fate fate : Fate.values()) {
            people.put(fate, new ArrayList<>());
        }
        cameFirst.forEach((who, first) -> {
            boolean last = Boolean.TRUE.equals(cameLast.get(who));
            Fate fate = first ? last ? Fate.JOINED : Fate.CAME_AND_WENT : last ? Fate.CAME_BACK : Fate.LEFT;
            people.computeIfAbsent(fate, any -> new ArrayList<>()).add(who);
        });
        return new ComingsAndGoings(people);
    }

    private static String who(Entry entry) {
        return entry instanceof Entry.Joined joined ? joined.user() : ((Entry.Left) entry).user();
    }

    /** {@code ann, bob and 3 more joined; cy left}. */
    String words() {
        List<String> parts = new ArrayList<>();
        people.forEach((fate, names) -> {
            if (!names.isEmpty()) {
                parts.add(names(names) + " " + fate.words);
            }
        });
        return String.join("; ", parts);
    }

    private static String names(List<String> names) {
        int count = names.size();
        if (count == 1) {
            return names.get(0);
        }
        if (count <= NAMED) {
            return String.join(", ", names.subList(0, count - 1)) + " and " + names.get(count - 1);
        }
        // One more would be named in as many words.
        return String.join(", ", names.subList(0, NAMED - 1)) + " and " + (count - NAMED + 1) + " more";
    }
}
