package dev.parley.server.journal.archive;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Prints how far keys and words are behind the journal while messages come at a rate ({@code main RATE SECONDS}). */
final class LagBenchmark {

    private static final PrintStream OUT = System.out;
    private static final long TICK_NANOS = 5_000_000;

    private record Mark(long position, long time) {}

    private LagBenchmark() {}

    public static void main(String[] args) throws Exception {
        int rate = Integer.parseInt(args[0]);
        int seconds = Integer.parseInt(args[1]);
        IndexedJournal.Told told = new IndexedJournal.Told();
        try (IndexedJournal journal = IndexedJournal.open(Files.createTempDirectory(Path.of("/tmp"), "lag"), told)) {
            Random random = new Random(1);
            LogId tea = new LogId.RoomLog("tea");
            Deque<Mark> commits = new ArrayDeque<>();
            Deque<Mark> keys = new ArrayDeque<>();
            Deque<Mark> words = new ArrayDeque<>();
            List<Long> commitLags = new ArrayList<>();
            List<Long> keyLags = new ArrayList<>();
            List<Long> wordLags = new ArrayList<>();
            long position = 0;
            long began = System.nanoTime();
            long ticks = seconds * 1_000_000_000L / TICK_NANOS;
            for (long tick = 0; tick < ticks; tick++) {
                List<Event> batch = new ArrayList<>();
                long upTo = (tick + 1) * rate * TICK_NANOS / 1_000_000_000L;
                while (position < upTo) {
                    position++;
                    batch.add(IndexedJournal.message(
                            tea, position, "user" + position % 100, text(random), "c" + position));
                }
                journal.append(batch);
                Mark mark = new Mark(position, System.nanoTime());
                commits.add(mark);
                keys.add(mark);
                words.add(mark);
                while (System.nanoTime() < began + (tick + 1) * TICK_NANOS) {
                    settle(commits, journal.committed.get(), commitLags);
                    settle(keys, told.keys.get(), keyLags);
                    settle(words, journal.indexer().wordsUpTo(), wordLags);
                    Thread.sleep(0, 500_000);
                }
            }
            long ended = System.nanoTime();
            say("commit", commitLags, commits, ended);
            say("keys", keyLags, keys, ended);
            say("words", wordLags, words, ended);
            OUT.printf(
                    "words behind at the end: %,d messages%n",
                    position - journal.indexer().wordsUpTo());
            while (journal.indexer().wordsUpTo() < position) {
                Thread.sleep(5);
            }
            OUT.printf("caught up after another %.1f s%n", (System.nanoTime() - ended) / 1e9);
        }
    }

    private static void settle(Deque<Mark> marks, long reached, List<Long> lags) {
        long now = System.nanoTime();
        while (!marks.isEmpty() && marks.getFirst().position <= reached) {
            lags.add(now - marks.removeFirst().time);
        }
    }

    private static void say(String what, List<Long> lags, Deque<Mark> open, long ended) {
        open.forEach(mark -> lags.add(ended - mark.time));
        long[] sorted = lags.stream().mapToLong(lag -> lag).sorted().toArray();
        OUT.printf(
                "%-8s median %8.1f ms, p99 %8.1f ms, longest %8.1f ms%n",
                what,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                Arrays.stream(sorted).max().orElse(0) / 1e6);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 3 + random.nextInt(12); i > 0; i--) {
            text.append(Integer.toString((int) Math.pow(60_000, random.nextDouble()), 36))
                    .append("er ");
        }
        return text.toString();
    }
}
