package dev.parley.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Seeds;
import dev.parley.protocol.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is missing in the middle of a log is a line of its own there, and what fills it comes in its place. */
class HolesInLogTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private static Entry said(long seq) {
        return new Entry.Message("tea", seq, AT.plusSeconds(seq), "ann", "text " + seq, null, null, null);
    }

    private static List<Entry> said(long from, long to) {
        List<Entry> all = new ArrayList<>();
        for (long seq = from; seq <= to; seq++) {
            all.add(said(seq));
        }
        return all;
    }

    /** {@code 1-3 [4-7] 8-9}: what is here, and the holes. */
    private static String drawn(Log log) {
        StringBuilder drawn = new StringBuilder();
        long from = 0;
        long to = 0;
        for (long i = log.lines().begin(); i < log.lines().end(); i++) {
            Line line = log.lines().at(i);
            if (line instanceof Line.Said said) {
                long seq = said.entry().seq();
                from = to == 0 ? seq : from;
                to = seq;
            }
            if (line instanceof Line.Hole hole) {
                drawn.append(to == 0 ? "" : from + "-" + to + " ");
                drawn.append('[')
                        .append(hole.from())
                        .append('-')
                        .append(hole.to())
                        .append("] ");
                to = 0;
            }
        }
        return drawn.append(to == 0 ? "" : from + "-" + to).toString().strip();
    }

    @Test
    void whoMissedMuchReadsOnBehindAHole() {
        Log log = Log.EMPTY.start(said(1, 3), 3, false).leap(said(10, 12), 12);
        assertThat(drawn(log)).isEqualTo("1-3 [4-9] 10-12");
        assertThat(log.last()).isEqualTo(12);
        assertThat(log.isBehind()).isFalse();
        assertThat(log.append(said(13)).leap(said(12, 15), 15))
                .satisfies(next -> assertThat(drawn(next)).isEqualTo("1-3 [4-9] 10-15"));
    }

    @Test
    void aHoleIsFilledFromEitherSideAndWhole() {
        Log log = Log.EMPTY.start(said(1, 3), 3, false).leap(said(10, 12), 12);
        long hole = log.holeOf(5);
        assertThat(drawn(log.fill(hole, new Stretch(4, 6, said(4, 6))).log())).isEqualTo("1-6 [7-9] 10-12");
        assertThat(drawn(log.fill(hole, new Stretch(8, 9, said(8, 9))).log())).isEqualTo("1-3 [4-7] 8-12");
        assertThat(drawn(log.fill(hole, new Stretch(6, 7, said(6, 7))).log())).isEqualTo("1-3 [4-5] 6-7 [8-9] 10-12");
        Log whole = log.fill(hole, new Stretch(2, 11, said(2, 11))).log();
        assertThat(drawn(whole)).isEqualTo("1-12");
        assertThat(whole.holes()).isZero();
    }

    @Test
    void whatIsNewerThanAHoleKeepsItsPlaceAndWhatIsOlderIsToldWhereItWent() {
        Log log = Log.EMPTY.start(said(1, 3), 3, false).leap(said(10, 12), 12);
        Line old = log.lines().at(1);
        Line young = log.lines().at(5);
        Log.Spliced filled = log.fill(log.holeOf(4), new Stretch(4, 9, said(4, 9)));
        assertThat(filled.log().lines().at(filled.moved(1))).isSameAs(old);
        assertThat(filled.log().lines().at(filled.moved(5))).isSameAs(young);
        assertThat(filled.moved(5)).isEqualTo(5);
    }

    @Test
    void aStretchThatLiesFarBackLeavesAHole() {
        Log log = Log.EMPTY.start(said(90, 99), 99, true);
        Log far = log.prepend(Stretch.of(said(20, 29)), true).log();
        assertThat(drawn(far)).isEqualTo("20-29 [30-89] 90-99");
        assertThat(far.first()).isEqualTo(20);
        Log older = far.prepend(Stretch.before(20, said(10, 19)), true).log();
        assertThat(drawn(older)).isEqualTo("10-29 [30-89] 90-99");
        assertThat(drawn(older.prepend(Stretch.of(said(5, 40)), true).log())).isEqualTo("5-29 [30-89] 90-99");
    }

    @Test
    void whoReadsBackBeyondTheLimitKeepsWhereTheyAreAndTheEnd() {
        Log log = Log.EMPTY.start(said(29_000, 30_000), 30_000, true);
        long top = log.lines().begin();
        while (log.first() > 5_000) {
            long begin = log.lines().begin();
            Line oldest = log.lines().at(begin);
            Log.Spliced more = log.prepend(Stretch.before(log.first(), said(log.first() - 500, log.first() - 1)), true);
            log = more.log();
            assertThat(log.lines().at(more.moved(begin))).isSameAs(oldest);
            assertThat(log.lines().size()).isLessThanOrEqualTo(Scrollback.LIMIT);
            top = Math.min(top, log.lines().begin());
        }
        assertThat(log.holes()).isEqualTo(1);
        assertThat(drawn(log)).matches("5000-\\d+ \\[\\d+-29000\\] 29001-30000");
    }

    @Test
    void theOldestLinesGoAndAHoleIsNothingToBeginWith() {
        Log log = Log.EMPTY.start(said(1, 2), 2, false).leap(said(10, 12), 12);
        for (long seq = 13; seq < 150 + Scrollback.LIMIT; seq++) {
            log = log.append(said(seq));
        }
        assertThat(log.holes()).isZero();
        assertThat(log.older()).isTrue();
        assertThat(log.lines().at(log.lines().begin())).isInstanceOf(Line.Said.class);
        assertThat(log.first()).isGreaterThan(10);
    }

    /** Whatever comes in whatever order: what is here is true, what is not is a hole, and no more and no less. */
    @Test
    void nothingIsMissingWithoutAHole() {
        Seeds.each(500, random -> {
            Server server = new Server(random);
            Log log = server.start();
            for (int i = 0; i < 60; i++) {
                log = server.something(log);
                server.check(log);
            }
            while (log.holes() > 0) {
                log = server.fillAny(log);
            }
            server.check(log);
            assertThat(drawn(log)).doesNotContain("[");
        });
    }

    /** A log of which some entries have no line, and some are of a type that a client does not know and a page leaves out. */
    private static final class Server {
        private final Random random;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Boolean> known = new ArrayList<>();

        Server(Random random) {
            this.random = random;
            more(50 + random.nextInt(100));
        }

        private void more(int count) {
            for (int i = 0; i < count; i++) {
                long seq = entries.size() + 1L;
                boolean message = random.nextInt(5) > 0;
                entries.add(
                        message ? said(seq) : new Entry.Deleted("tea", seq, AT.plusSeconds(seq), "ann", seq + 100_000));
                known.add(random.nextInt(12) > 0);
            }
        }

        private List<Entry> page(long from, long to) {
            List<Entry> page = new ArrayList<>();
            for (long seq = Math.max(1, from); seq <= Math.min(to, entries.size()); seq++) {
                if (Boolean.TRUE.equals(known.get((int) seq - 1))) {
                    page.add(entries.get((int) seq - 1));
                }
            }
            return page;
        }

        Log start() {
            long last = entries.size();
            return Log.EMPTY.start(page(last - 10, last), last, true);
        }

        Log something(Log log) {
            return switch (random.nextInt(7)) {
                case 0 -> {
                    more(1 + random.nextInt(30));
                    long last = entries.size();
                    List<Entry> page = page(last - random.nextInt(20), last);
                    yield page.isEmpty() ? log : log.leap(page, last);
                }
                case 1 -> {
                    long last = entries.size();
                    more(1);
                    Entry next = entries.get(entries.size() - 1);
                    yield log.last() == last && Boolean.TRUE.equals(known.get((int) last)) ? log.append(next) : log;
                }
                case 2 -> {
                    List<Entry> page = page(log.first() - 1 - random.nextInt(20), log.first() - 1);
                    yield log.prepend(Stretch.before(log.first(), page), true).log();
                }
                case 3 -> around(log);
                case 4 -> log.note(new Line.Note(AT, Tone.INFO, "note"));
                default -> log.holes() == 0 ? log : fillAny(log);
            };
        }

        private Log around(Log log) {
            long seq = 1L + random.nextInt((int) log.last());
            List<Entry> page = page(seq - 8, Math.min(log.last(), seq + 8));
            if (page.isEmpty()) {
                return log;
            }
            Stretch stretch = Stretch.of(page);
            Log.Spliced far = log.prepend(stretch, true);
            Log after = far.log();
            for (long at = stretch.from(); at <= stretch.to(); at++) {
                long hole = after.holeOf(at);
                if (hole >= after.lines().begin()) {
                    after = after.fill(hole, stretch).log();
                }
            }
            return after;
        }

        Log fillAny(Log log) {
            long index = log.lines().begin();
            while (!(log.lines().at(index) instanceof Line.Hole)) {
                index++;
            }
            Line.Hole hole = (Line.Hole) log.lines().at(index);
            long count = 1L + random.nextInt(25);
            if (random.nextBoolean()) {
                List<Entry> page = page(hole.from(), Math.min(hole.to(), hole.from() + count));
                return log.fill(index, new Stretch(hole.from(), Math.min(hole.to(), hole.from() + count), page))
                        .log();
            }
            List<Entry> page = page(Math.max(hole.from(), hole.to() - count), hole.to());
            return log.fill(index, new Stretch(Math.max(hole.from(), hole.to() - count), hole.to(), page))
                    .log();
        }

        void check(Log log) {
            long expected = log.first();
            int holes = 0;
            for (long i = log.lines().begin(); i < log.lines().end(); i++) {
                Line line = log.lines().at(i);
                if (line instanceof Line.Hole hole) {
                    holes++;
                    allWithoutALine(expected, hole.from() - 1);
                    assertThat(hole.size()).isPositive();
                    expected = hole.to() + 1;
                } else if (line instanceof Line.Said said) {
                    allWithoutALine(expected, said.entry().seq() - 1);
                    assertThat(said.entry())
                            .isEqualTo(entries.get((int) said.entry().seq() - 1));
                    expected = said.entry().seq() + 1;
                }
            }
            allWithoutALine(expected, log.last());
            assertThat(log.holes()).isEqualTo(holes);
        }

        /** They are not here, and need not be. */
        private void allWithoutALine(long from, long to) {
            assertThat(from).isLessThanOrEqualTo(to + 1);
            for (long seq = from; seq <= to; seq++) {
                boolean shows = Boolean.TRUE.equals(known.get((int) seq - 1))
                        && entries.get((int) seq - 1) instanceof Entry.Message;
                assertThat(shows)
                        .as("entry " + seq + " is missing without a hole")
                        .isFalse();
            }
        }
    }
}
