package dev.parley.server.journal.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.core.Seeds;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.journal.text.BadWordsException;
import dev.parley.server.journal.text.SearchWords;
import dev.parley.server.journal.text.SearchWords.Phrase;
import dev.parley.server.journal.text.Terms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares what is found with what a look at every message finds, while messages come and go and the server restarts. */
class RandomSearchTest {

    private static final int STEPS = 240;

    private static final String[] PIECES = {
        "a", "ab", "abc", "b", "Bc", "ça", "мир", "мы", "日", "本", "日本", "ไทย", "👍", "x1", "2", "-", ".", "’", "\"",
        "*", "OR"
    };

    private record Said(long position, LogId log, long seq, String author, List<String> terms) {}

    private final List<Said> said = new ArrayList<>();

    static LongStream seeds() {
        return Seeds.some(2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsFoundIsWhatIsThere(long seed, @TempDir Path folder) throws Exception {
        Random random = new Random(seed);
        try (ArchiveFixture chat = new ArchiveFixture(folder)) {
            chat.start();
            for (int step = 0; step < STEPS; step++) {
                change(random, chat);
                if (step % 8 == 0) {
                    chat.settle();
                    for (int i = 0; i < 20; i++) {
                        compare(random, chat);
                    }
                }
                if (random.nextInt(100) == 0) {
                    chat.stop();
                    if (random.nextBoolean()) {
                        IndexFile.delete(folder);
                    }
                    chat.start();
                }
            }
        }
    }

    private void change(Random random, ArchiveFixture chat) throws Exception {
        int dice = random.nextInt(200);
        LogId log = log(random);
        if (dice == 0) {
            long upTo = chat.store.lastSeq(log) * 2 / 3;
            chat.store.event(new Event.HistoryCleared(log, upTo));
            said.removeIf(message -> message.log.equals(log) && message.seq <= upTo);
            if (random.nextBoolean()) {
                chat.store.execute("DELETE FROM event WHERE log = " + chat.store.id(log) + " AND seq <= " + upTo);
            }
        } else {
            for (int i = random.nextInt(10); i >= 0; i--) {
                String author = random.nextBoolean() ? "ann" : "bob";
                String text = text(random, 1 + random.nextInt(8));
                long position = chat.store.message(log, author, text);
                said.add(new Said(position, log, chat.store.lastSeq(log), author, Terms.of(text)));
            }
        }
    }

    private void compare(Random random, ArchiveFixture chat) throws Exception {
        String words = query(random);
        List<LogId> logs = random.nextBoolean() ? List.of(log(random)) : List.of(log(random), log(random));
        String author = random.nextInt(3) == 0 ? "ann" : null;
        SearchWords parsed;
        try {
            parsed = SearchWords.parse(words);
        } catch (BadWordsException bad) {
            assertThat(chat.archive().search(new Query.Search("ann", words, logs, author, null, 5)))
                    .isInstanceOf(Answer.BadQuery.class);
            return;
        }
        List<Long> found = new ArrayList<>();
        Long before = null;
        do {
            Answer.Found page = chat.find(new Query.Search("ann", words, logs, author, before, 1 + random.nextInt(9)));
            page.hits().forEach(hit -> found.add(hit.position()));
            before = page.next();
        } while (before != null);
        assertThat(found).as("%s in %s by %s", words, logs, author).isEqualTo(expected(parsed, logs, author));
    }

    private List<Long> expected(SearchWords words, List<LogId> logs, @Nullable String author) {
        List<Long> positions = new ArrayList<>();
        for (int i = said.size() - 1; i >= 0; i--) {
            Said message = said.get(i);
            if (logs.contains(message.log)
                    && (author == null || author.equals(message.author))
                    && words.wanted().stream()
                            .allMatch(group -> group.stream().anyMatch(phrase -> has(message, phrase)))
                    && words.unwanted().stream().noneMatch(phrase -> has(message, phrase))) {
                positions.add(message.position);
            }
        }
        return positions;
    }

    private static boolean has(Said message, Phrase phrase) {
        int length = phrase.terms().size();
        for (int at = 0; at + length <= message.terms.size(); at++) {
            List<String> part = message.terms.subList(at, at + length);
            List<String> rest = part.subList(0, length - 1);
            String last = part.get(length - 1);
            String wanted = phrase.terms().get(length - 1);
            if (rest.equals(phrase.terms().subList(0, length - 1))
                    && (phrase.beginning() ? last.startsWith(wanted) : last.equals(wanted))) {
                return true;
            }
        }
        return false;
    }

    private static String query(Random random) {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            words.append(
                    switch (random.nextInt(10)) {
                        case 0 -> "-";
                        case 1 -> "OR ";
                        default -> "";
                    });
            boolean quoted = random.nextInt(4) == 0;
            words.append(quoted ? "\"" : "")
                    .append(text(random, 1 + random.nextInt(2)).strip());
            words.append(quoted ? "\"" : "")
                    .append(random.nextInt(4) == 0 ? "*" : "")
                    .append(' ');
        }
        return words.toString();
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(3) > 0 ? " " : "");
        }
        return text.toString();
    }

    private static LogId log(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new LogId.RoomLog("tea");
            case 1 -> new LogId.RoomLog("ale");
            case 2 -> LogId.DirectLog.between("ann", "bob");
            default -> LogId.DirectLog.between("ann", "eve");
        };
    }
}
