package dev.parley.server.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.ServerCodec;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Seeds;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Entries;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    /** Entries {@code first} to {@code last} of a log whose older ones were let go. */
    private record Log(long firstSeq, long lastSeq, String text) implements Entries {
        @Override
        public long firstKept() {
            return firstSeq;
        }

        @Override
        public Entry at(long seq) {
            assertThat(seq).isBetween(firstSeq, lastSeq);
            return new Entry.Message("tea", seq, AT, "ann", text, null, null, null);
        }
    }

    private static final LogId ID = new LogId.RoomLog("tea");
    private static final Log TEN = new Log(1, 10, "x");

    private static Pages pages(Entries log, Long after, Long before, Long around, int limit) {
        return Pages.of(ID, log, null, after, before, around, limit);
    }

    private static String page(Log log, Long after, Long before, Long around, int limit) {
        Pages page = pages(log, after, before, around, limit);
        List<Long> seqs = page.entries().stream().map(Entry::seq).toList();
        return (seqs.isEmpty() ? "none" : seqs.get(0) + "-" + seqs.get(seqs.size() - 1)) + (page.more() ? " more" : "");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, 1-3 more",
        "0, 10, 1-10",
        "7, 3, 8-10",
        "7, 2, 8-9 more",
        "10, 3, none",
        "11, 3, none",
        "0, 0, none more",
        "10, 0, none",
        "9223372036854775807, 5, none"
    })
    void afterGivesThoseThatFollow(long after, int limit, String expected) {
        assertThat(page(TEN, after, null, null, limit)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "11, 3, 8-10 more",
        "4, 3, 1-3",
        "5, 3, 2-4 more",
        "1, 3, none",
        "0, 3, none",
        "100, 3, 8-10 more",
        "9223372036854775807, 3, 8-10 more",
        "5, 0, none more"
    })
    void beforeGivesThoseThatPrecede(long before, int limit, String expected) {
        assertThat(page(TEN, null, before, null, limit)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 4, 3-6 more",
        "5, 5, 3-7 more",
        "5, 1, 5-5 more",
        "5, 20, 1-10",
        "1, 4, 1-2 more",
        "10, 4, 8-10 more",
        "5, 0, none more",
        "0, 4, 1-2 more",
        "9223372036854775807, 4, 9-10 more"
    })
    void aroundGivesHalfOfEachWithTheEntryItself(long around, int limit, String expected) {
        assertThat(page(TEN, null, null, around, limit)).isEqualTo(expected);
    }

    @Test
    void noneOfThemGivesTheNewest() {
        assertThat(page(TEN, null, null, null, 3)).isEqualTo("8-10 more");
        assertThat(page(TEN, null, null, null, 500)).isEqualTo("1-10");
        assertThat(page(TEN, null, null, null, 0)).isEqualTo("none more");
    }

    @Test
    void anEmptyLogHasNothing() {
        Log empty = new Log(1, 0, "");
        for (Long seq : new Long[] {0L, 1L, Long.MAX_VALUE}) {
            assertThat(page(empty, seq, null, null, 5)).isEqualTo("none");
            assertThat(page(empty, null, seq, null, 5)).isEqualTo("none");
            assertThat(page(empty, null, null, seq, 5)).isEqualTo("none");
        }
        assertThat(page(empty, null, null, null, 5)).isEqualTo("none");
    }

    static LongStream seeds() {
        return Seeds.some(5);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPageIsWhatOneWouldPickFromAList(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            long first = 1L + random.nextInt(5);
            long last = first - 1 + random.nextInt(12);
            Log log = new Log(first, last, "x");
            List<Long> all = LongStream.rangeClosed(first, last).boxed().toList();
            long seq = random.nextInt(20);
            int limit = random.nextInt(14);
            List<Long> following = all.stream().filter(s -> s > seq).toList();
            assertSame(
                    pages(log, seq, null, null, limit),
                    following.subList(0, Math.min(limit, following.size())),
                    following.size() > limit);
            List<Long> preceding = all.stream().filter(s -> s < seq).toList();
            assertSame(
                    pages(log, null, seq, null, limit),
                    preceding.subList(Math.max(0, preceding.size() - limit), preceding.size()),
                    preceding.size() > limit);
        }
    }

    private static void assertSame(Pages page, List<Long> seqs, boolean more) {
        assertThat(page.entries().stream().map(Entry::seq).toList()).isEqualTo(seqs);
        assertThat(page.more()).isEqualTo(more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\n", "é", "€", "😀"})
    void aPageOfTheLongestTextsIsBoundedOnTheWire(String letter) {
        Log long500 = new Log(1, 500, letter.repeat(4096));
        for (Pages page : List.of(
                pages(long500, 0L, null, null, 500),
                pages(long500, null, null, null, 500),
                pages(long500, null, null, 250L, 500))) {
            assertThat(page.more()).isTrue();
            assertThat(page.entries().size()).isGreaterThan(5);
            byte[] line = new ServerCodec()
                    .encode(new ServerMessage.Ok(null, new Result.Page("tea", page.entries(), true, 500, null)));
            assertThat(line.length).isLessThanOrEqualTo(512 * 1024 + 200);
        }
    }

    @Test
    void catchingUpPageByPageMissesNothingAndRepeatsNothing() {
        Log log = new Log(1, 300, "é".repeat(4000));
        long last = 0;
        boolean more = true;
        while (more) {
            Pages page = pages(log, last, null, null, 500);
            for (Entry entry : page.entries()) {
                assertThat(entry.seq()).isEqualTo(++last);
            }
            more = page.more();
        }
        assertThat(last).isEqualTo(300);
    }

    /** A log of which memory has the newest alone. */
    private record Stored(long firstKept, long firstSeq, long lastSeq) implements Entries {
        @Override
        public Entry at(long seq) {
            assertThat(seq).isBetween(firstSeq, lastSeq);
            return entry(seq);
        }

        static Entry entry(long seq) {
            return new Entry.Message("tea", seq, AT, "ann", "x", null, null, null);
        }

        /** What the store answers, as it would. */
        Answer answer(Query.OldEntries query) {
            assertThat(query.log()).isEqualTo(ID);
            assertThat(query.from()).isGreaterThanOrEqualTo(firstKept);
            assertThat(query.to()).isLessThanOrEqualTo(lastSeq);
            return new Answer.OldEntries(
                    LongStream.rangeClosed(query.from(), query.to())
                            .mapToObj(Stored::entry)
                            .toList(),
                    1);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whereAPageIsKeptMakesNoDifference(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            long firstKept = 1L + random.nextInt(4);
            long last = firstKept - 1 + random.nextInt(20);
            Stored stored = new Stored(firstKept, firstKept + random.nextInt((int) (last - firstKept) + 2), last);
            Log whole = new Log(firstKept, last, "x");
            Long[] span = new Long[3];
            int which = random.nextInt(4);
            if (which < 3) {
                span[which] = random.nextInt(10) == 0 ? Long.MAX_VALUE : Long.valueOf(random.nextInt(25));
            }
            int limit = random.nextInt(14);
            assertThat(inTwoSteps(stored, span, limit)).isEqualTo(pages(whole, span[0], span[1], span[2], limit));
        }
    }

    private static Pages inTwoSteps(Stored log, Long[] span, int limit) {
        try {
            return pages(log, span[0], span[1], span[2], limit);
        } catch (Lacking lacking) {
            Query.OldEntries query = (Query.OldEntries) lacking.query();
            assertThat(query.to() - query.from()).isLessThan(limit);
            return Pages.of(ID, log, log.answer(query), span[0], span[1], span[2], limit);
        }
    }

    @Test
    void aPageThatMovedWhileItWasLookedUpIsCutNotWrong() {
        Query.OldEntries query = new Query.OldEntries(ID, 11, 20);
        Answer answer = new Stored(1, 21, 20).answer(query);
        Pages newest = Pages.of(ID, new Stored(1, 23, 25), answer, null, null, null, 10);
        assertThat(newest.entries()).extracting(Entry::seq).containsExactly(23L, 24L, 25L);
        assertThat(newest.more()).isTrue();
        Pages following = Pages.of(ID, new Stored(1, 23, 25), answer, 10L, null, null, 20);
        assertThat(following.entries())
                .hasSize(10)
                .last()
                .extracting(Entry::seq)
                .isEqualTo(20L);
        assertThat(following.more()).isTrue();
    }
}
