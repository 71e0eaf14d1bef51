package dev.parley.server.core.state;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was said to all users lately, for those who come later: notices of a day, the newest {@link #MOST} and {@link #MOST_CHARACTERS}. The
 * thread that applies events.
 */
public final class Notices {

    /** How long somebody who was not there is told. */
    public static final Duration KEPT = Duration.ofDays(1);

    static final int MOST = 50;
    static final int MOST_CHARACTERS = 65_536;

    /** Oldest first. There is always the newest, whose number counts on. */
    private final Deque<Restored.OfNotice> kept = new ArrayDeque<>();

    private int characters;

    Notices() {}

    /** The number of the newest; 0 where there was none. */
    public long last() {
        return kept.isEmpty() ? 0 : kept.getLast().number();
    }

    /** Those behind a number that are still told, the oldest first. */
    public List<Restored.OfNotice> after(long number, Instant at) {
        return kept.stream()
                .filter(notice -> notice.number() > number && !notice.text().isEmpty())
                .filter(notice -> notice.at().plus(KEPT).isAfter(at))
                .toList();
    }

    void add(Restored.OfNotice notice) {
        kept.addLast(notice);
        characters += notice.text().length();
        while (kept.size() > 1 && (kept.size() > MOST || characters > MOST_CHARACTERS || isOver(notice.at()))) {
            characters -= kept.removeFirst().text().length();
        }
    }

    private boolean isOver(Instant at) {
        return !kept.getFirst().at().plus(KEPT).isAfter(at);
    }

    void add(Event.NoticeSaid said) {
        add(new Restored.OfNotice(said.number(), said.text(), said.from(), said.at()));
    }

    /** What the user said is told nobody any more; its number stays. */
    void forget(Account account) {
        String display = account.name().display();
        List<Restored.OfNotice> all = List.copyOf(kept);
        kept.clear();
        characters = 0;
        for (Restored.OfNotice notice : all) {
            boolean isTheirs = display.equals(notice.from());
            kept.addLast(isTheirs ? new Restored.OfNotice(notice.number(), "", null, notice.at()) : notice);
            characters += kept.getLast().text().length();
        }
    }

    Stream<Restored> summary() {
        return kept.stream().map(Restored.class::cast);
    }

    @Override
    public String toString() {
        return kept.toString();
    }
}
