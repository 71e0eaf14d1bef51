package dev.parley.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrollbackTest {

    @Test
    void linesStandInOrderAndKeepTheirIndexWhenOlderOnesComeBefore() {
        Seeds.each(100, random -> {
            Scrollback lines = Scrollback.empty();
            List<Line> all = new ArrayList<>();
            long begin = 0;
            for (int i = 0; i < 60; i++) {
                if (random.nextInt(4) > 0) {
                    lines = lines.append(line("new " + i));
                    all.add(line("new " + i));
                } else {
                    List<Line> older = new ArrayList<>();
                    for (int j = random.nextInt(150); j > 0; j--) {
                        older.add(line("old " + i + " " + j));
                    }
                    lines = lines.prepend(older);
                    all.addAll(0, older);
                    begin -= older.size();
                }
                assertThat(lines.begin()).isEqualTo(begin);
                assertThat(lines.size()).isEqualTo(all.size());
            }
            for (int i = 0; i < all.size(); i++) {
                assertThat(lines.at(begin + i)).isEqualTo(all.get(i));
            }
        });
    }

    @Test
    void theOldestGoWhenThereAreTooMany() {
        Scrollback lines = Scrollback.empty();
        for (int i = 0; i < 3 * Scrollback.LIMIT; i++) {
            lines = lines.append(line("line " + i));
        }
        assertThat(lines.size()).isLessThan(Scrollback.LIMIT + 100).isGreaterThan(Scrollback.LIMIT - 100);
        assertThat(lines.end()).isEqualTo(3L * Scrollback.LIMIT);
        assertThat(lines.at(lines.end() - 1)).isEqualTo(line("line " + (3 * Scrollback.LIMIT - 1)));
        assertThat(lines.at(lines.begin())).isEqualTo(line("line " + lines.begin()));
    }

    @Test
    void theOldestGoWhenTheyAreTooLong() {
        String text = "x".repeat(10_000);
        Scrollback lines = Scrollback.empty();
        for (int i = 0; i < 1000; i++) {
            lines = lines.append(line(text + i));
            assertThat(lines.bytes()).isEqualTo(bytesOf(lines)).isLessThan(Scrollback.MOST_BYTES + 65 * 20_200);
        }
        assertThat(lines.at(lines.end() - 1)).isEqualTo(line(text + 999));
        assertThat(lines.bounded().isOver()).isFalse();
    }

    @Test
    void whatIsPutInTheMidstMovesOnlyWhatIsOlder() {
        Scrollback lines = Scrollback.empty();
        for (int i = 0; i < 300; i++) {
            lines = lines.append(line("line " + i));
        }
        List<Line> instead = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            instead.add(line("in between " + i));
        }
        Scrollback spliced = lines.splice(100, 101, instead);
        assertThat(spliced.size()).isEqualTo(449);
        assertThat(spliced.bytes()).isEqualTo(bytesOf(spliced));
        assertThat(spliced.end()).isEqualTo(lines.end());
        assertThat(spliced.at(101)).isEqualTo(line("line 101"));
        assertThat(spliced.at(100)).isEqualTo(line("in between 149"));
        assertThat(spliced.at(100 - 149)).isEqualTo(line("in between 0"));
        assertThat(spliced.at(99 - 149)).isEqualTo(line("line 99"));
        assertThat(spliced.at(spliced.begin())).isEqualTo(line("line 0"));
    }

    @Test
    void theNewestStayWhenItIsCutDown() {
        Scrollback lines = Scrollback.empty();
        for (int i = 0; i < 1000; i++) {
            lines = lines.append(line("line " + i));
        }
        Scrollback newest = lines.newest(100);
        assertThat(newest.size()).isGreaterThanOrEqualTo(100).isLessThan(200);
        assertThat(newest.end()).isEqualTo(1000);
        assertThat(newest.at(newest.begin())).isEqualTo(line("line " + newest.begin()));
        assertThat(newest.bytes()).isEqualTo(bytesOf(newest));
        assertThat(newest.newest(200)).isSameAs(newest);
        Scrollback replaced = newest.replace(950, line("a longer line than before"));
        assertThat(replaced.bytes()).isEqualTo(bytesOf(replaced));
    }

    private static long bytesOf(Scrollback lines) {
        long bytes = 0;
        for (long i = lines.begin(); i < lines.end(); i++) {
            bytes += lines.at(i).bytes();
        }
        return bytes;
    }

    @Test
    void whatWasTakenBeforeAnAppendStaysAsItWas() {
        Scrollback one = Scrollback.empty().append(line("a"));
        Scrollback two = one.append(line("b"));
        Scrollback other = one.append(line("c"));
        assertThat(one.size()).isEqualTo(1);
        assertThat(two.at(1)).isEqualTo(line("b"));
        assertThat(other.at(1)).isEqualTo(line("c"));
    }

    @Test
    void thereIsNoLineOutsideOfIt() {
        assertThatThrownBy(() -> Scrollback.empty().at(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Scrollback.empty().append(line("a")).at(-1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Line line(String text) {
        return new Line.Note(Instant.EPOCH, Tone.INFO, text);
    }
}
