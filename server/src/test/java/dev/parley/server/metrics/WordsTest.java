package dev.parley.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static String words(Figures figures) {
        return Words.of(figures).stream()
                .map(one -> one.subject() + ": " + one.words())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theFiguresAreALineForEachSubject() {
        assertThat(words(Samples.figures())).isEqualTo("""
                server: version 1.2.3, up 3 h 12 min
                connections: 41 open, 38 signed in (35 users); 57 since the start
                state: 120 accounts, 9 rooms; 1.5 MB of memory
                requests: 12000 ok; refused: 16 bad_json, 3 forbidden
                deliveries: 240113; unread 12.3 KB; slow clients: 5 told to catch up, 2 disconnected
                limits: reached: 41 requests_per_second, 4 connections, 2 outbox_hard
                loop: 99 turns; half within 1 ms, 99 % within 5 ms
                store: 12.3 MB
                commits: 99 commits; half within 1 ms, 99 % within 5 ms; 3.0 events each; 1 failed
                index: 250 events behind; keys 1 behind
                waiting: 2 passwords, 3 lookups, 7 effects
                memory: 48 MB of 1 GB of heap; 12 collections, 340 ms
                process: 1 min 15 s of processor time, 83 open files""");
    }

    @Test
    void troubleIsSaid() {
        assertThat(words(Samples.figures(Samples.service(false, false)))).contains("store: 12.3 MB; CANNOT BE WRITTEN");
        assertThat(words(Samples.figures(Samples.service(true, true)))).contains("store: 12.3 MB; full");
        assertThat(words(Samples.withoutStore())).contains("store: none: everything is forgotten at the end");
    }

    @Test
    void timesAndBytesAreInTheUnitThatFits() {
        assertThat(Words.time(Duration.ZERO)).isEqualTo("0 µs");
        assertThat(Words.time(Duration.ofNanos(250_000))).isEqualTo("250 µs");
        assertThat(Words.time(Duration.ofMillis(2_500))).isEqualTo("2.5 s");
        assertThat(Words.time(Duration.ofHours(50))).isEqualTo("2 d 2 h");
        assertThat(Words.bytes(999)).isEqualTo("999 B");
        assertThat(Words.bytes(2_500_000_000L)).isEqualTo("2.5 GB");
    }
}
