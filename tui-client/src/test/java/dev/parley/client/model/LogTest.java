package dev.parley.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Reaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries without a line of their own: what became of messages. */
class LogTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private static Entry.Message said(long seq) {
        return new Entry.Message("tea", seq, AT, "ann", "text " + seq, null, null, null);
    }

    private static List<Entry> entries(Log log) {
        List<Entry> all = new ArrayList<>();
        for (long i = log.lines().begin(); i < log.lines().end(); i++) {
            all.add(((Line.Said) log.lines().at(i)).entry());
        }
        return all;
    }

    @Test
    void amendmentsCountAndAreSeenInTheirTarget() {
        Log log = Log.EMPTY.start(List.of(said(1), said(2), said(3)), 3, false);
        log = log.append(new Entry.Edited("tea", 4, AT, "ann", 2, "new"));
        log = log.append(new Entry.Reacted("tea", 5, AT, "bob", 2, "👍", true, null));
        log = log.append(new Entry.Deleted("tea", 6, AT, "ann", 3)).append(said(7));
        assertThat(log.last()).isEqualTo(7);
        assertThat(log.isBehind()).isFalse();
        assertThat(entries(log))
                .extracting(entry -> ((Entry.Message) entry).text())
                .containsExactly("text 1", "new", "", "text 7");
        assertThat(((Entry.Message) entries(log).get(1)).reactions()).containsExactly(new Reaction("bob", "👍", 5));
        log = log.append(new Entry.Reacted("tea", 8, AT, "bob", 2, "👍", false, 5L));
        assertThat(((Entry.Message) entries(log).get(1)).reactions()).isNull();
    }

    @Test
    void aTargetThatIsNotHereIsNoTrouble() {
        Log log = Log.EMPTY.start(List.of(said(10)), 10, true);
        assertThat(log.append(new Entry.Deleted("tea", 11, AT, "ann", 3)).last())
                .isEqualTo(11);
        assertThat(Log.EMPTY.append(new Entry.Deleted("tea", 1, AT, "ann", 1)).last())
                .isEqualTo(1);
    }

    @Test
    void aPageBeginsWithItsFirstEntryWhateverThatIs() {
        Log log = Log.EMPTY.start(List.of(new Entry.Deleted("tea", 10, AT, "ann", 3), said(11)), 11, true);
        assertThat(log.first()).isEqualTo(10);
        log = log.prepend(Stretch.before(10, List.of(new Entry.Deleted("tea", 8, AT, "ann", 3), said(9))), true)
                .log();
        assertThat(log.first()).isEqualTo(8);
        log = log.prepend(Stretch.before(8, List.of(new Entry.Deleted("tea", 7, AT, "ann", 3))), true)
                .log();
        assertThat(log.first()).isEqualTo(7);
        assertThat(entries(log)).extracting(Entry::seq).containsExactly(9L, 11L);
    }
}
