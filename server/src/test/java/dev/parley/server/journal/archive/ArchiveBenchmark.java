package dev.parley.server.journal.archive;

import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.KeyFilter;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Prints how fast old entries are read, and found, in a store of so many messages ({@code main N [folder]}): random words in
 * the way of a language (few are common, most are rare), 100 rooms, of which the last has few messages.
 */
final class ArchiveBenchmark {

    private static final PrintStream OUT = System.out;
    private static final int ROOMS = 100;
    private static final int WORDS = 50_000;

    private ArchiveBenchmark() {}

    public static void main(String[] args) throws Exception {
        int messages = Integer.parseInt(args[0]);
        Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("parley-archive");
        long committed;
        if (Files.exists(folder.resolve("parley.db"))) {
            committed = messages;
        } else {
            committed = fill(folder, messages);
        }
        CountDownLatch filtered = new CountDownLatch(1);
        long began = System.nanoTime();
        try (Indexer indexer = new Indexer(folder, "epoch", committed, new Indexer.Listener() {
            @Override
            public void keysStoredUpTo(long position) {}

            @Override
            public void filterReady(KeyFilter filter) {
                filtered.countDown();
            }
        })) {
            indexer.start();
            while (indexer.keysUpTo() < committed) {
                Thread.sleep(5);
            }
            rate("keys", messages, began);
            filtered.await();
            OUT.printf("filter ready after %.1f s%n", (System.nanoTime() - began) / 1e9);
            long keysDone = System.nanoTime();
            while (indexer.wordsUpTo() < committed) {
                Thread.sleep(5);
            }
            rate("words", messages, keysDone);
            OUT.printf(
                    "store %d MB, index %d MB%n",
                    Files.size(folder.resolve("parley.db")) >> 20, Files.size(folder.resolve("index.db")) >> 20);
            try (SqliteArchive archive = new SqliteArchive(indexer)) {
                reads(archive, committed);
                searches(archive);
            }
        }
    }

    private static void reads(SqliteArchive archive, long committed) throws Exception {
        Random random = new Random(7);
        long perRoom = committed / ROOMS;
        time("page of 50", 200, () -> {
            long from = 1 + random.nextLong(Math.max(1, perRoom - 60));
            archive.entries(room(random.nextInt(ROOMS - 1)), from, from + 49);
        });
        time(
                "last before a time",
                200,
                () -> archive.lastBefore(
                        room(random.nextInt(ROOMS - 1)),
                        StoreFixture.BEGINNING.plusSeconds(random.nextLong(committed))));
        time("key that is there", 200, () -> archive.sentWith("user3", "cid" + random.nextLong(committed)));
        time("key that is not there", 200, () -> archive.sentWith("nobody", "cid" + random.nextLong(committed)));
    }

    private static void searches(SqliteArchive archive) throws Exception {
        List<LogId> all = new ArrayList<>();
        for (int i = 0; i < ROOMS; i++) {
            all.add(room(i));
        }
        List<LogId> few = List.of(room(ROOMS - 1));
        List<LogId> ten = all.subList(0, 10);
        List<LogId> thousand = new ArrayList<>(all);
        for (int i = ROOMS; i < 1000; i++) {
            thousand.add(room(i));
        }
        String common = word(0);
        String usual = word(100);
        String rare = word(WORDS - 1);
        search(archive, "common word, ten rooms", common, ten, null, null);
        search(archive, "common word, last page", common, ten, null, 2000L);
        search(archive, "rare word, ten rooms", rare, ten, null, null);
        search(archive, "common word, rare in my room", common, few, null, null);
        search(archive, "usual word, rare in my room", usual, few, null, null);
        search(archive, "usual word, 100 rooms", usual, all, null, null);
        search(archive, "rare word, 1000 rooms", rare, thousand, null, null);
        search(archive, "common word, 1000 rooms, 1 author", common, thousand, "user5", null);
        search(archive, "two common words", common + " " + word(1), ten, null, null);
        search(archive, "common phrase", "\"" + common + " " + word(1) + "\"", ten, null, null);
        search(archive, "phrase that is nowhere", "\"" + rare + " " + common + " " + rare + "\"", ten, null, null);
        search(archive, "common phrase that is nowhere", "\"" + (common + " ").repeat(8) + "\"", all, null, null);
        search(archive, "beginning, 2 letters", common.substring(0, 2) + "*", ten, null, null);
        search(archive, "beginning, 4 letters", word(5).substring(0, 4) + "*", ten, null, null);
        search(archive, "beginnings, 32", "ba* be* bi* bo* bu* ".repeat(6) + "ba* be*", ten, null, null);
        search(archive, "common without common", common + " -" + word(1), ten, null, null);
    }

    private static void search(
            SqliteArchive archive,
            String name,
            String words,
            List<LogId> logs,
            @Nullable String author,
            @Nullable Long before)
            throws Exception {
        Answer answer = archive.search(new Query.Search("ann", words, logs, author, before, 50));
        int hits = answer instanceof Answer.Found found ? found.hits().size() : -1;
        time(
                name + " (" + hits + " hits)",
                15,
                () -> archive.search(new Query.Search("ann", words, logs, author, before, 50)));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void time(String name, int times, Work work) throws Exception {
        long[] took = new long[times];
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            work.run();
            took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        OUT.printf(
                "%-50s median %8.2f ms, p99 %8.2f ms%n", name, took[times / 2] / 1e6, took[(int) (times * 0.99)] / 1e6);
    }

    private static void rate(String what, int messages, long since) {
        double seconds = (System.nanoTime() - since) / 1e9;
        OUT.printf("%s: %,d in %.1f s, %,.0f a second%n", what, messages, seconds, messages / seconds);
    }

    private static long fill(Path folder, int messages) throws Exception {
        Random random = new Random(1);
        try (StoreFixture store = new StoreFixture(folder)) {
            for (int i = 0; i < messages; i++) {
                StringBuilder text = new StringBuilder();
                int length = 3 + random.nextInt(15);
                for (int w = 0; w < length; w++) {
                    // Zipf's law, about: the rank is the exponential of an even distribution.
                    text.append(word((int) Math.pow(WORDS, random.nextDouble()) - 1))
                            .append(' ');
                }
                int room = random.nextInt(10_000) == 0 ? ROOMS - 1 : random.nextInt(ROOMS - 1);
                store.message(room(room), "user" + random.nextInt(1000), text.toString(), "cid" + i);
                if (i % 10_000 == 0) {
                    store.commit();
                }
            }
            return store.commit();
        }
    }

    private static LogId room(int number) {
        return new LogId.RoomLog("room" + number);
    }

    private static String word(int rank) {
        String consonants = "bdfghklmnprstvz";
        String vowels = "aeiou";
        StringBuilder word = new StringBuilder();
        int left = rank * 7919 % 421_875 + 75;
        while (left > 0) {
            word.append(consonants.charAt(left % 15)).append(vowels.charAt(left / 15 % 5));
            left /= 75;
        }
        return word.toString();
    }
}
